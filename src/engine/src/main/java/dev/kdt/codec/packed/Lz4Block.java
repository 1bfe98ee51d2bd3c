package dev.kdt.codec.packed;

import java.io.IOException;

/** One block of LZ4 ("LZ4 Block Format Description", doc/lz4_Block_format.md of lz4/lz4). */
final class Lz4Block {
    /** A byte of a length stands for 255 bytes at the most. */
    static final int MOST_GROWTH = 255;

    private static final int SHORTEST_COPY = 4;
    /** A length of four bits that goes on in the bytes that follow. */
    private static final int GOES_ON = 15;

    private final byte[] in;
    private final int to;
    private final byte[] out;
    private final int limit;
    private int at;
    private int size;

    private Lz4Block(byte[] in, int to, byte[] out, int size, int limit) {
        this.in = in;
        this.to = to;
        this.out = out;
        this.size = size;
        this.limit = limit;
    }

    /**
     * Decompresses the block {@code in[0, to)} to {@code out}, from {@code start} on; copies may refer to bytes before it.
     *
     * @param limit where the decompressed bytes end at the latest
     * @return where they end
     */
    static int decode(byte[] in, int to, byte[] out, int start, int limit) throws IOException {
        Lz4Block block = new Lz4Block(in, to, out, start, limit);
        block.decode();
        return block.size;
    }

    static IOException broken() {
        return new IOException("lz4: the compressed data is corrupt");
    }

    private void decode() throws IOException {
        while (true) {
            int token = next();
            literals(length(token >>> 4));
            if (at == to) {
                return;
            }
            int offset = next() | next() << 8;
            copy(length(token & 0xF) + SHORTEST_COPY, offset);
        }
    }

    private int length(int bits) throws IOException {
        int length = bits;
        for (int more = bits == GOES_ON ? 255 : 0; more == 255; length += more) {
            more = next();
            if (length > limit) {
                throw broken();
            }
        }
        return length;
    }

    private void literals(int length) throws IOException {
        if (length > to - at || length > limit - size) {
            throw broken();
        }
        System.arraycopy(in, at, out, size, length);
        at += length;
        size += length;
    }

    /** Bytes that came before; they may overlap with those that they become. */
    private void copy(int length, int offset) throws IOException {
        if (offset < 1 || offset > size || length > limit - size) {
            throw broken();
        }
        for (int end = size + length; size < end; size++) {
            out[size] = out[size - offset];
        }
    }

    private int next() throws IOException {
        if (at >= to) {
            throw broken();
        }
        return in[at++] & 0xFF;
    }
}
