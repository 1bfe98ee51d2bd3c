package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;

/** {@code null}, {@code false} and {@code true}: one object each. */
final class Constant extends Value {
    private final Kind kind;
    private final String text;

    Constant(Kind kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public void writeTo(ByteBuilder out, Meter meter) {
        out.ascii(text);
    }

    @Override
    public Value copy() {
        return this;
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
