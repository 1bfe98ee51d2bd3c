package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;
import java.nio.charset.StandardCharsets;

/** A UUID as RFC 9562 defines it, written as a JSON string. */
public enum UuidField implements Field {
    /** All of it is random. */
    V4 {
        @Override
        long high(Draw draw) {
            return (draw.random().nextLong() & ~0xf000L) | 0x4000L;
        }
    },
    /** Begins with the event time in milliseconds, and so sorts by it. */
    V7 {
        @Override
        long high(Draw draw) {
            long random = draw.random().nextLong() >>> 52;
            return (Math.floorDiv(draw.micros(), 1000L) << 16) | 0x7000L | random;
        }
    };

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 38;

    /** The first half, with the version. */
    abstract long high(Draw draw);

    @Override
    public void write(Draw draw, ByteBuilder out) {
        long high = high(draw);
        long low = (draw.random().nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        byte[] bytes = out.reserve(LENGTH);
        int at = out.size();
        bytes[at] = '"';
        hex(high, 60, 8, bytes, at + 1);
        bytes[at + 9] = '-';
        hex(high, 28, 4, bytes, at + 10);
        bytes[at + 14] = '-';
        hex(high, 12, 4, bytes, at + 15);
        bytes[at + 19] = '-';
        hex(low, 60, 4, bytes, at + 20);
        bytes[at + 24] = '-';
        hex(low, 44, 12, bytes, at + 25);
        bytes[at + 37] = '"';
        out.grew(LENGTH);
    }

    private static void hex(long bits, int shift, int digits, byte[] bytes, int from) {
        for (int i = 0; i < digits; i++) {
            bytes[from + i] = HEX[(int) (bits >>> (shift - 4 * i)) & 15];
        }
    }
}
