package dev.kdt.codec.packed;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of one frame of Zstandard, still compressed, up to its end: the lengths are in its headers (RFC 8878, 3.1.1). */
final class ZstdFrame extends InputStream {
    private static final int MAGIC_BYTES = 4;
    private static final int BLOCK_HEADER_BYTES = 3;
    private static final int RUN = 1;
    private static final int[] DICTIONARY_ID_BYTES = {0, 1, 2, 4};

    private final Feed in;
    private Part next = Part.HEADER;
    private boolean hasChecksum;
    private int left;

    private enum Part {
        HEADER,
        BLOCK,
        CHECKSUM,
        END
    }

    ZstdFrame(Feed in) {
        this.in = in;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (left == 0 && next != Part.END) {
            left = measured();
        }
        if (left == 0) {
            return -1;
        }
        in.require(1);
        int count = in.read(into, from, Math.min(length, left));
        left -= count;
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** The length of the next part in bytes. */
    private int measured() throws IOException {
        return switch (next) {
            case HEADER -> {
                next = Part.BLOCK;
                yield header();
            }
            case BLOCK -> block();
            case CHECKSUM -> {
                next = Part.END;
                yield hasChecksum ? 4 : 0;
            }
            case END -> 0;
        };
    }

    private int header() throws IOException {
        in.require(MAGIC_BYTES + 1);
        int descriptor = in.look(MAGIC_BYTES);
        boolean single = (descriptor & 0x20) != 0;
        int sizeFlag = descriptor >>> 6;
        int contentSizeBytes = sizeFlag == 0 ? (single ? 1 : 0) : 1 << sizeFlag;
        hasChecksum = (descriptor & 4) != 0;
        return MAGIC_BYTES + 1 + (single ? 0 : 1) + DICTIONARY_ID_BYTES[descriptor & 3] + contentSizeBytes;
    }

    private int block() throws IOException {
        in.require(BLOCK_HEADER_BYTES);
        int header = in.look(0) | in.look(1) << 8 | in.look(2) << 16;
        boolean last = (header & 1) != 0;
        int type = header >>> 1 & 3;
        next = last ? Part.CHECKSUM : Part.BLOCK;
        return BLOCK_HEADER_BYTES + (type == RUN ? 1 : header >>> 3);
    }
}
