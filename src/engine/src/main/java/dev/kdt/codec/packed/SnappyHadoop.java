package dev.kdt.codec.packed;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Hadoop's block format ({@code BlockCompressorStream}): the number of bytes that a block has decompressed, then one or more
 * pieces of Snappy, each after its length, until there are so many.
 */
final class SnappyHadoop extends SnappyStream {
    private int left;

    SnappyHadoop(Feed in) {
        super(in);
    }

    @Override
    byte @Nullable [] nextBlock(Feed in) throws IOException {
        while (left == 0) {
            if (!in.has(1)) {
                return null;
            }
            left = blockSize(in);
        }
        byte[] piece = compressed(in.bigEndian(), in);
        byte[] data = SnappyBlock.decode(piece, 0, piece.length);
        left -= data.length;
        if (left < 0) {
            throw SnappyBlock.broken();
        }
        return data;
    }

    /** Both sizes must be there, or what comes is no block. */
    private static int blockSize(Feed in) throws IOException {
        if (!in.has(2 * Integer.BYTES)) {
            throw in.trailing("snappy");
        }
        int size = in.bigEndian();
        if (size < 0 || size > LARGEST_BLOCK) {
            in.used(-Integer.BYTES);
            throw in.trailing("snappy");
        }
        return size;
    }
}
