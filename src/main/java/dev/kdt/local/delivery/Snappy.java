package dev.kdt.local.delivery;

import dev.kdt.bytes.ByteBuilder;
import java.util.Arrays;

/** Compresses blocks of at most 64 KiB in the raw Snappy format: a length, then literals and copies. Used by one thread. */
final class Snappy {
    static final int MAX_BLOCK = 64 << 10;

    private static final int HASH_BITS = 14;
    private static final int HASH_PRIME = 0x1e35a7bd;
    private static final int MIN_MATCH = 4;
    private static final int MAX_COPY = 64;

    private final short[] table = new short[1 << HASH_BITS];

    /** Adds the compressed form of {@code in[0, length)} to {@code out}. */
    void compress(byte[] in, int length, ByteBuilder out) {
        Arrays.fill(table, (short) 0);
        varint(length, out);
        int literal = 0;
        int at = 1;
        while (at + MIN_MATCH <= length) {
            int hash = hash(in, at);
            int candidate = table[hash] & 0xffff;
            table[hash] = (short) at;
            if (candidate < at && same(in, candidate, at)) {
                literal(in, literal, at, out);
                int matched = matchLength(in, candidate, at, length);
                copy(at - candidate, matched, out);
                at += matched;
                literal = at;
            } else {
                at++;
            }
        }
        literal(in, literal, length, out);
    }

    private static int hash(byte[] in, int at) {
        return (int4(in, at) * HASH_PRIME) >>> (32 - HASH_BITS);
    }

    private static int int4(byte[] in, int at) {
        return (in[at] & 0xff) | ((in[at + 1] & 0xff) << 8) | ((in[at + 2] & 0xff) << 16) | (in[at + 3] << 24);
    }

    private static boolean same(byte[] in, int a, int b) {
        return int4(in, a) == int4(in, b);
    }

    private static int matchLength(byte[] in, int from, int at, int length) {
        int matched = MIN_MATCH;
        while (at + matched < length && in[from + matched] == in[at + matched]) {
            matched++;
        }
        return matched;
    }

    private static void varint(int value, ByteBuilder out) {
        int rest = value;
        while (rest >= 0x80) {
            out.put((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.put(rest);
    }

    private static void literal(byte[] in, int from, int to, ByteBuilder out) {
        int length = to - from;
        if (length == 0) {
            return;
        }
        if (length <= 60) {
            out.put((length - 1) << 2);
        } else if (length <= 256) {
            out.put(60 << 2).put(length - 1);
        } else {
            out.put(61 << 2).put(length - 1).put((length - 1) >> 8);
        }
        out.put(in, from, to);
    }

    /** Copies with two bytes of offset, of at most {@value #MAX_COPY} bytes each. */
    private static void copy(int offset, int length, ByteBuilder out) {
        int rest = length;
        while (rest > 0) {
            int part = Math.min(rest, MAX_COPY);
            out.put(((part - 1) << 2) | 2).put(offset).put(offset >> 8);
            rest -= part;
        }
    }
}
