package dev.kdt.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looking at eight bytes at a time: the lowest byte of a word is the first byte of the text. */
final class Words {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private Words() {}

    static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    /**
     * A word whose lowest set bit is the high bit of the first byte that cannot stand in a string as it is: a quote, a
     * backslash, a control character (DEL too) or a byte of a character beyond ASCII; zero when there is no such byte.
     */
    static long special(long word) {
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        // A byte that is none of them can be marked, too, but only behind one that is.
        return ((quote - ONES) | (backslash - ONES) | (word - SPACES) | (word + ONES) | word) & HIGH;
    }

    /** The index in the word of the byte whose high bit is the lowest one set. */
    static int firstByte(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** The first {@code count} bytes (less than eight) of the word; the rest zero. */
    static long first(long word, int count) {
        return word & ((1L << (count << 3)) - 1);
    }

    static long mix(long hash, long word) {
        long mixed = (hash ^ word) * MULTIPLIER;
        return mixed ^ (mixed >>> 29);
    }

    /** 27 bits of what {@link #mix} gathered from a text of this length. */
    static int finish(long hash, int length) {
        long mixed = (hash + length) * MULTIPLIER;
        return (int) (mixed >>> 37);
    }

    /** The hash of a text, as the scanner finds it for a key. */
    static int hash(byte[] bytes, int from, int to) {
        long hash = 0;
        int at = from;
        for (; to - at >= 8; at += 8) {
            hash = mix(hash, at(bytes, at));
        }
        return finish(mix(hash, tail(bytes, at, to)), to - from);
    }

    /** The fewer than eight bytes from {@code at} to {@code to} as a word. */
    static long tail(byte[] bytes, int at, int to) {
        if (at + 8 <= bytes.length) {
            return first(at(bytes, at), to - at);
        }
        long word = 0;
        for (int i = to - 1; i >= at; i--) {
            word = (word << 8) | (bytes[i] & 0xFF);
        }
        return word;
    }
}
