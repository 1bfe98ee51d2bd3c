package dev.kdt.codec.packed;

import java.io.IOException;

/** One block of Snappy ("Snappy compressed format description", format_description.txt of google/snappy). */
public final class SnappyBlock {
    /** Three bytes copy 64 at the most, so a block that claims much more is broken. */
    private static final int MOST_GROWTH = 64;

    private final byte[] in;
    private final int to;
    private int at;

    private SnappyBlock(byte[] in, int from, int to) {
        this.in = in;
        this.at = from;
        this.to = to;
    }

    /** The bytes that the block {@code in[from, to)} stands for. */
    public static byte[] decode(byte[] in, int from, int to) throws IOException {
        SnappyBlock block = new SnappyBlock(in, from, to);
        long length = block.length();
        if (length > (long) (to - from) * MOST_GROWTH) {
            throw broken();
        }
        byte[] out = new byte[(int) length];
        block.decode(out);
        return out;
    }

    static IOException broken() {
        return new IOException("snappy: the compressed data is corrupt");
    }

    /** The number of decompressed bytes, which the block begins with: seven bits a byte, the least significant ones first. */
    private long length() throws IOException {
        long length = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = next();
            length |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return length;
            }
        }
        throw broken();
    }

    private void decode(byte[] out) throws IOException {
        int size = 0;
        while (at < to) {
            int tag = next();
            int upper = tag >>> 2;
            size = switch (tag & 3) {
                case 0 -> literal(upper, out, size);
                case 1 -> copy((upper & 7) + 4, (upper >>> 3) << 8 | number(1), out, size);
                case 2 -> copy(upper + 1, number(2), out, size);
                default -> copy(upper + 1, number(4), out, size);
            };
        }
        if (size != out.length) {
            throw broken();
        }
    }

    /** Bytes as they are; from 60 on, {@code upper} says how many bytes their number takes. */
    private int literal(int upper, byte[] out, int size) throws IOException {
        int length = (upper < 60 ? upper : number(upper - 59)) + 1;
        if (length < 1 || length > to - at || length > out.length - size) {
            throw broken();
        }
        System.arraycopy(in, at, out, size, length);
        at += length;
        return size + length;
    }

    /** Bytes that came before; they may overlap with those that they become. */
    private static int copy(int length, int offset, byte[] out, int size) throws IOException {
        if (offset < 1 || offset > size || length > out.length - size) {
            throw broken();
        }
        for (int i = size; i < size + length; i++) {
            out[i] = out[i - offset];
        }
        return size + length;
    }

    private int number(int bytes) throws IOException {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= next() << (8 * i);
        }
        return value;
    }

    private int next() throws IOException {
        if (at == to) {
            throw broken();
        }
        return in[at++] & 0xFF;
    }
}
