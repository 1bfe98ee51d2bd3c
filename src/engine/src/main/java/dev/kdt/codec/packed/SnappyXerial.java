package dev.kdt.codec.packed;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The stream format of snappy-java ({@code SnappyOutputStream}), which Firehose's Snappy objects have: a header of 16 bytes (magic,
 * version, compatible version), then blocks, each after its length. The header comes again where streams were joined.
 */
final class SnappyXerial extends SnappyStream {
    private static final int MAGIC_START = 0x82534E41;
    private static final int HEADER_BYTES = 16;

    SnappyXerial(Feed in) {
        super(in);
    }

    @Override
    byte @Nullable [] nextBlock(Feed in) throws IOException {
        while (in.has(1)) {
            if (!in.has(Integer.BYTES)) {
                throw in.trailing("snappy");
            }
            int length = in.bigEndian();
            if (length == MAGIC_START) {
                in.pass(HEADER_BYTES - Integer.BYTES);
                continue;
            }
            byte[] block = compressed(length, in);
            return SnappyBlock.decode(block, 0, block.length);
        }
        return null;
    }
}
