package dev.kdt.codec.packed;

import java.io.IOException;

/**
 * The descriptor of an LZ4 frame, which follows its magic number.
 *
 * @param blockBytes the most bytes that a block may become
 * @param contentBytes the length of the frame's content; -1 when it is not told
 */
record Lz4FrameHeader(
        boolean blocksAreIndependent,
        boolean blocksHaveChecksums,
        boolean hasContentChecksum,
        int blockBytes,
        long contentBytes) {
    static final Lz4FrameHeader NONE = new Lz4FrameHeader(true, false, false, 0, -1);

    private static final int VERSION = 1;
    private static final int INDEPENDENT = 0x20;
    private static final int BLOCK_CHECKSUM = 0x10;
    private static final int CONTENT_SIZE = 0x08;
    private static final int CONTENT_CHECKSUM = 0x04;
    private static final int DICTIONARY = 0x01;
    private static final int SMALLEST_BLOCK = 4;

    /** Reads the descriptor and compares it with its checksum. */
    static Lz4FrameHeader read(Feed in) throws IOException {
        in.require(2);
        int flags = in.look(0);
        int size = 2 + ((flags & CONTENT_SIZE) != 0 ? Long.BYTES : 0);
        if (flags >>> 6 != VERSION) {
            throw new IOException("lz4: the frame is of another version than " + VERSION);
        }
        if ((flags & DICTIONARY) != 0) {
            throw new IOException("lz4: the frame was compressed with a dictionary, which is not known here");
        }
        int blockCode = in.look(1) >>> 4 & 7;
        if (blockCode < SMALLEST_BLOCK) {
            throw Lz4Block.broken();
        }
        in.require(size + 1);
        int checksum = XxHash32.of(in.array(), in.from(), size) >>> 8 & 0xFF;
        if (in.look(size) != checksum) {
            throw Lz4Stream.mismatch();
        }
        in.used(2);
        long content = (flags & CONTENT_SIZE) != 0 ? in.littleEndian(Long.BYTES) : -1;
        in.used(1);
        return new Lz4FrameHeader(
                (flags & INDEPENDENT) != 0,
                (flags & BLOCK_CHECKSUM) != 0,
                (flags & CONTENT_CHECKSUM) != 0,
                1 << (8 + 2 * blockCode),
                content);
    }
}
