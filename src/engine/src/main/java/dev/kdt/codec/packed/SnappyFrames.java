package dev.kdt.codec.packed;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;

/** Writes Snappy's own framing format ("Snappy framing format description", framing_format.txt of google/snappy). */
public final class SnappyFrames {
    private static final byte[] STREAM = {(byte) 0xFF, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y'};
    private static final int LONGEST_COPY = 64;
    private static final int SHORTEST_COPY = 4;

    /** Lengths of literals up to this one are in the tag itself. */
    private static final int LONGEST_IN_TAG = 60;

    private final Matches matches = new Matches();
    private final ByteBuilder out;
    private final ByteBuilder block = new ByteBuilder();

    private SnappyFrames(ByteBuilder out) {
        this.out = out;
    }

    /** Adds the content as a stream of chunks. */
    public static void write(Slice content, ByteBuilder out) {
        SnappyFrames frames = new SnappyFrames(out.put(STREAM));
        for (int at = content.from(); at < content.to(); at += Matches.MOST_BYTES) {
            frames.chunk(content.array(), at, Math.min(content.to(), at + Matches.MOST_BYTES));
        }
    }

    private void chunk(byte[] bytes, int from, int to) {
        block.clear();
        int length = to - from;
        for (; length > 0x7F; length >>>= 7) {
            block.put((length & 0x7F) | 0x80);
        }
        block.put(length);
        matches.find(bytes, from, to, new Elements());
        boolean isShorter = block.size() < to - from;
        Slice data = isShorter ? block.view() : new Slice(bytes, from, to);
        number(isShorter ? SnappyFraming.COMPRESSED : SnappyFraming.UNCOMPRESSED, 1);
        number(data.length() + SnappyFraming.CHECKSUM_BYTES, 3);
        number(SnappyFraming.masked(bytes, from, to - from), SnappyFraming.CHECKSUM_BYTES);
        out.put(data);
    }

    private void number(int number, int count) {
        for (int i = 0; i < count; i++) {
            out.put(number >>> (8 * i));
        }
    }

    /** "Snappy compressed format description": literals and copies, each after a tag. */
    private final class Elements implements Matches.Taker {
        @Override
        public void copy(byte[] bytes, int from, int literals, int distance, int length) {
            last(bytes, from, literals);
            int left = length;
            while (left > 0) {
                int part = Math.min(left, LONGEST_COPY);
                if (left > LONGEST_COPY && left - part < SHORTEST_COPY) {
                    part = LONGEST_COPY - SHORTEST_COPY;
                }
                block.put((part - 1) << 2 | 2).put(distance).put(distance >>> 8);
                left -= part;
            }
        }

        @Override
        public void last(byte[] bytes, int from, int literals) {
            if (literals == 0) {
                return;
            }
            int length = literals - 1;
            if (length < LONGEST_IN_TAG) {
                block.put(length << 2);
            } else if (length <= 0xFF) {
                block.put(LONGEST_IN_TAG << 2).put(length);
            } else {
                block.put((LONGEST_IN_TAG + 1) << 2).put(length).put(length >>> 8);
            }
            block.put(bytes, from, from + literals);
        }
    }
}
