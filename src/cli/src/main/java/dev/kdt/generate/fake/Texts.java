package dev.kdt.generate.fake;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.json.StringValue;
import java.util.Collection;

/** A pool of texts, as the JSON that is written. */
final class Texts {
    private final byte[][] json;
    private final Variation variation;

    /**
     * Keeps texts.
     *
     * @param texts at least one
     * @param variation of a text that comes again
     */
    Texts(Collection<String> texts, Variation variation) {
        this.variation = variation;
        json = texts.stream().map(Texts::json).toArray(byte[][]::new);
    }

    int count() {
        return json.length;
    }

    void write(long index, ByteBuilder out) {
        out.put(json[(int) index]);
    }

    /** Adds a text that was there {@code again} times before. */
    void write(int index, long again, ByteBuilder out) {
        if (again == 0) {
            out.put(json[index]);
        } else {
            variation.write(json[index], again, out);
        }
    }

    private static byte[] json(String text) {
        ByteBuilder out = new ByteBuilder();
        StringValue.of(text).writeTo(out);
        return out.toBytes();
    }
}
