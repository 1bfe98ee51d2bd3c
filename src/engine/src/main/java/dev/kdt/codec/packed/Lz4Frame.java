package dev.kdt.codec.packed;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;

/**
 * Writes a frame of LZ4 ("LZ4 Frame Format Description", lz4_Frame_format.md of lz4/lz4): independent blocks of 64 KiB, and the
 * checksum of the content.
 */
public final class Lz4Frame {
    private static final long MAGIC = 0x184D2204L;

    /** Version 1, independent blocks, checksum of the content. */
    private static final int FLAGS = 0x64;

    /** Blocks of at most 64 KiB. */
    private static final int BLOCK_SIZE = 0x40;

    private static final long STORED = 0x80000000L;
    private static final int LONG_RUN = 15;
    private static final int SHORTEST_COPY = 4;

    private final Matches matches = new Matches();
    private final ByteBuilder out;

    private Lz4Frame(ByteBuilder out) {
        this.out = out;
    }

    /** Adds the content as a frame. */
    public static void write(Slice content, ByteBuilder out) {
        Lz4Frame frame = new Lz4Frame(out);
        frame.number(MAGIC);
        int header = out.size();
        out.put(FLAGS).put(BLOCK_SIZE);
        out.put(XxHash32.of(out.array(), header, 2) >>> 8);
        for (int at = content.from(); at < content.to(); at += Matches.MOST_BYTES) {
            frame.block(content.array(), at, Math.min(content.to(), at + Matches.MOST_BYTES));
        }
        frame.number(0);
        frame.number(XxHash32.of(content.array(), content.from(), content.length()));
    }

    private void block(byte[] bytes, int from, int to) {
        int start = out.size();
        number(0); // The length, when it is known.
        matches.find(bytes, from, to, new Sequences());
        int length = out.size() - start - Integer.BYTES;
        out.truncate(start);
        if (length < to - from) {
            number(length);
            out.grew(length); // They are where they were written.
        } else {
            number(STORED | (to - from));
            out.put(bytes, from, to);
        }
    }

    private void number(long number) {
        for (int i = 0; i < Integer.BYTES; i++) {
            out.put((int) (number >>> (8 * i)));
        }
    }

    /** "LZ4 Block Format Description": a token with two lengths, literals, the distance of a copy. */
    private final class Sequences implements Matches.Taker {
        @Override
        public void copy(byte[] bytes, int from, int literals, int distance, int length) {
            int copied = length - SHORTEST_COPY;
            literals(bytes, from, literals, Math.min(copied, LONG_RUN));
            out.put(distance).put(distance >>> 8);
            rest(copied);
        }

        @Override
        public void last(byte[] bytes, int from, int literals) {
            literals(bytes, from, literals, 0);
        }

        private void literals(byte[] bytes, int from, int literals, int lowBits) {
            out.put(Math.min(literals, LONG_RUN) << 4 | lowBits);
            rest(literals);
            out.put(bytes, from, from + literals);
        }

        /** The part of a length that the token has no room for. */
        private void rest(int length) {
            if (length < LONG_RUN) {
                return;
            }
            int left = length - LONG_RUN;
            for (; left >= 0xFF; left -= 0xFF) {
                out.put(0xFF);
            }
            out.put(left);
        }
    }
}
