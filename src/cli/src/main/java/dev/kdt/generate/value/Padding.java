package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;
import java.nio.charset.StandardCharsets;

/**
 * A text of random letters and digits that fills its record up to a size, as the record's last field. Where the record has that
 * size already, the text is empty, and the draw counts the record. Six bits of randomness a character: compression makes it a quarter smaller, not more.
 */
public final class Padding implements Field {
    private static final byte[] LETTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_".getBytes(StandardCharsets.US_ASCII);
    private static final int CHARACTERS_OF_LONG = 10;

    private final int size;
    private final int behind;

    /**
     * Prepares to fill.
     *
     * @param size of the record, in bytes
     * @param behind bytes that follow the text's second quote: one brace for each object that ends
     */
    public Padding(int size, int behind) {
        this.size = size;
        this.behind = behind;
    }

    @Override
    public void write(Draw draw, ByteBuilder out) {
        out.put('"');
        int missing = size - behind - 1 - (out.size() - draw.start());
        if (missing < 0) {
            draw.isTooLarge(size - missing);
        }
        int length = Math.max(0, missing);
        byte[] bytes = out.reserve(length);
        int end = out.size() + length;
        for (int at = out.size(); at < end; ) {
            long bits = draw.random().nextLong();
            for (int i = 0; i < CHARACTERS_OF_LONG && at < end; i++) {
                bytes[at++] = LETTERS[(int) bits & 63];
                bits >>>= 6;
            }
        }
        out.grew(length);
        out.put('"');
    }
}
