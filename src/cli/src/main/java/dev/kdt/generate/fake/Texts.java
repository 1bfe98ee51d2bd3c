package dev.kdt.generate.fake;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.json.StringValue;
import java.util.Collection;

/** A pool of texts, as the JSON that is written. */
final class Texts {
    private final byte[][] json;

    /** Keeps the texts; there is at least one. */
    Texts(Collection<String> texts) {
        json = texts.stream().map(Texts::json).toArray(byte[][]::new);
    }

    int count() {
        return json.length;
    }

    void write(long index, ByteBuilder out) {
        out.put(json[(int) index]);
    }

    private static byte[] json(String text) {
        ByteBuilder out = new ByteBuilder();
        StringValue.of(text).writeTo(out);
        return out.toBytes();
    }
}
