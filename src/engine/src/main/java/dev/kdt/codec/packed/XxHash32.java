package dev.kdt.codec.packed;

/** The checksum of LZ4 frames: XXH32 with the seed 0 ("xxHash fast digest algorithm", doc/xxhash_spec.md of Cyan4973/xxHash). */
final class XxHash32 {
    private static final int PRIME_1 = 0x9E3779B1;
    private static final int PRIME_2 = 0x85EBCA77;
    private static final int PRIME_3 = 0xC2B2AE3D;
    private static final int PRIME_4 = 0x27D4EB2F;
    private static final int PRIME_5 = 0x165667B1;
    private static final int STRIPE = 16;

    private final byte[] stripe = new byte[STRIPE];
    private int filled;
    private long total;
    private int lane1;
    private int lane2;
    private int lane3;
    private int lane4;

    XxHash32() {
        reset();
    }

    /** The checksum of these bytes alone. */
    static int of(byte[] bytes, int from, int length) {
        XxHash32 hash = new XxHash32();
        hash.update(bytes, from, length);
        return hash.value();
    }

    void reset() {
        lane1 = 0x24234428; // PRIME_1 + PRIME_2, which overflows
        lane2 = PRIME_2;
        lane3 = 0;
        lane4 = -PRIME_1;
        filled = 0;
        total = 0;
    }

    void update(byte[] bytes, int from, int length) {
        total += length;
        int at = from;
        int end = from + length;
        if (filled > 0) {
            int count = Math.min(STRIPE - filled, length);
            System.arraycopy(bytes, at, stripe, filled, count);
            filled += count;
            at += count;
            if (filled < STRIPE) {
                return;
            }
            take(stripe, 0);
        }
        for (; end - at >= STRIPE; at += STRIPE) {
            take(bytes, at);
        }
        filled = end - at;
        System.arraycopy(bytes, at, stripe, 0, filled);
    }

    private void take(byte[] bytes, int at) {
        lane1 = round(lane1, word(bytes, at));
        lane2 = round(lane2, word(bytes, at + 4));
        lane3 = round(lane3, word(bytes, at + 8));
        lane4 = round(lane4, word(bytes, at + 12));
    }

    /** The checksum of all bytes since the last {@link #reset}. */
    int value() {
        int hash = total >= STRIPE
                ? Integer.rotateLeft(lane1, 1)
                        + Integer.rotateLeft(lane2, 7)
                        + Integer.rotateLeft(lane3, 12)
                        + Integer.rotateLeft(lane4, 18)
                : PRIME_5;
        hash += (int) total;
        int at = 0;
        for (; filled - at >= 4; at += 4) {
            hash = Integer.rotateLeft(hash + word(stripe, at) * PRIME_3, 17) * PRIME_4;
        }
        for (; at < filled; at++) {
            hash = Integer.rotateLeft(hash + (stripe[at] & 0xFF) * PRIME_5, 11) * PRIME_1;
        }
        hash = (hash ^ hash >>> 15) * PRIME_2;
        hash = (hash ^ hash >>> 13) * PRIME_3;
        return hash ^ hash >>> 16;
    }

    private static int round(int lane, int word) {
        return Integer.rotateLeft(lane + word * PRIME_2, 13) * PRIME_1;
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xFF)
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | (bytes[at + 3] & 0xFF) << 24;
    }
}
