package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.json.Value;

/** The same value in each record. */
public final class Constant implements Field {
    private final Value value;
    private final byte[] json;

    public Constant(Value value) {
        this.value = value;
        ByteBuilder text = new ByteBuilder(32);
        value.writeTo(text);
        json = text.toBytes();
    }

    public Value value() {
        return value;
    }

    @Override
    public void write(Draw draw, ByteBuilder out) {
        write(out);
    }

    /** Adds the value. */
    public void write(ByteBuilder out) {
        out.put(json);
    }
}
