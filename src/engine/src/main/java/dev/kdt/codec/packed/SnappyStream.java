package dev.kdt.codec.packed;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of Snappy in one of the frames that are put around them; the first bytes tell which. Snappy's own format has no end: a
 * block alone cannot be told from other bytes.
 */
public abstract class SnappyStream extends PartStream {
    /** Larger than any writer's block; bounds what is held at a time. */
    static final int LARGEST_BLOCK = 64 << 20;

    private final Feed in;
    private boolean begun;
    private byte[] block = {};
    private int at;

    SnappyStream(Feed in) {
        this.in = in;
    }

    /** Opens data that are known to be Snappy. */
    public static SnappyStream open(Feed feed) throws IOException {
        feed.require(1);
        return switch (feed.look(0)) {
            case 0xFF -> new SnappyFraming(feed);
            case 0x82 -> new SnappyXerial(feed);
            default -> new SnappyHadoop(feed);
        };
    }

    /** The next block, decompressed; null at the end. */
    abstract byte @Nullable [] nextBlock(Feed from) throws IOException;

    /** Reads so many compressed bytes, a number that was read before; one that no block has means that this is none. */
    static byte[] compressed(int length, Feed in) throws IOException {
        if (length < 1 || length > LARGEST_BLOCK) {
            in.used(-Integer.BYTES);
            throw in.trailing("snappy");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes, length);
        return bytes;
    }

    @Override
    public final boolean nextPart() throws IOException {
        if (!begun) {
            begun = true;
            return true;
        }
        passOver();
        return false;
    }

    @Override
    public final int read(byte[] into, int from, int length) throws IOException {
        while (at == block.length) {
            byte[] next = nextBlock(in);
            if (next == null) {
                return -1;
            }
            block = next;
            at = 0;
        }
        int count = Math.min(length, block.length - at);
        System.arraycopy(block, at, into, from, count);
        at += count;
        return count;
    }
}
