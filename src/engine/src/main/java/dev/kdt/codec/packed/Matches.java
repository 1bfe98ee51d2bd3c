package dev.kdt.codec.packed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds repetitions within a block of at most 64 KiB, as both LZ4 and Snappy copy them: greedily, by a table of the last place of
 * each four bytes. Not safe for use by several threads.
 */
final class Matches {
    static final int MOST_BYTES = 1 << 16;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int TABLE_BITS = 13;
    private static final int SHORTEST = 4;

    /** The last bytes of a block of LZ4 are literals, and no copy begins within these ("LZ4 Block Format, End of block conditions"). */
    private static final int LITERALS_AT_END = 5;

    private static final int NO_START_AT_END = 12;

    /** After so many bytes without a repetition each next one is passed over: what is compressed already costs little. */
    private static final int PATIENCE_BITS = 6;

    private final int[] table = new int[1 << TABLE_BITS];

    /** Takes a block in pieces. */
    interface Taker {
        /** Bytes as they are, {@code bytes[from, from + literals)}, then {@code length} bytes from {@code distance} before them. */
        void copy(byte[] bytes, int from, int literals, int distance, int length);

        /** The last bytes, as they are. */
        void last(byte[] bytes, int from, int literals);
    }

    /** Hands {@code bytes[from, to)} on in pieces. */
    void find(byte[] bytes, int from, int to, Taker taker) {
        Arrays.fill(table, -1);
        int start = from;
        int at = from;
        int misses = 1 << PATIENCE_BITS;
        while (at <= to - NO_START_AT_END) {
            int word = (int) INT.get(bytes, at);
            int slot = (word * 0x9E3779B1) >>> (Integer.SIZE - TABLE_BITS);
            int before = table[slot];
            table[slot] = at;
            if (before < 0 || (int) INT.get(bytes, before) != word) {
                at += misses++ >>> PATIENCE_BITS;
                continue;
            }
            int most = to - LITERALS_AT_END - at;
            int length = SHORTEST;
            while (length < most && bytes[before + length] == bytes[at + length]) {
                length++;
            }
            taker.copy(bytes, start, at - start, at - before, length);
            at += length;
            start = at;
            misses = 1 << PATIENCE_BITS;
        }
        taker.last(bytes, start, to - start);
    }
}
