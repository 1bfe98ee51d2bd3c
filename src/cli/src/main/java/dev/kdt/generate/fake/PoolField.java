package dev.kdt.generate.fake;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.value.Draw;
import dev.kdt.generate.value.Field;
import dev.kdt.json.StringValue;
import java.util.Collection;

/** One of many texts that were made before; each is as likely. */
final class PoolField implements Field {
    private final byte[][] json;

    /** Keeps the texts; there is at least one. */
    PoolField(Collection<String> texts) {
        json = texts.stream().map(PoolField::json).toArray(byte[][]::new);
    }

    @Override
    public void write(Draw draw, ByteBuilder out) {
        out.put(json[draw.random().below(json.length)]);
    }

    private static byte[] json(String text) {
        ByteBuilder out = new ByteBuilder();
        StringValue.of(text).writeTo(out);
        return out.toBytes();
    }
}
