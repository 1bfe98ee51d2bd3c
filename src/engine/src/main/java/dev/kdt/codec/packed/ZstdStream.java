package dev.kdt.codec.packed;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Frames of Zstandard in a row (RFC 8878). The library is given one frame at a time: by itself it passes over a few trailing bytes
 * in silence. Skippable frames are passed over.
 */
public final class ZstdStream extends PartStream {
    private static final int MAGIC = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int SKIPPABLE_MASK = 0xFFFFFFF0;

    private final Feed in;
    private @Nullable ZstdInputStreamNoFinalizer frame;
    private boolean begun;

    public ZstdStream(Feed in) {
        this.in = in;
    }

    @Override
    public boolean nextPart() throws IOException {
        passOver();
        close();
        while (in.has(4)) {
            int magic = (int) in.littleEndian(4);
            in.used(-4);
            if (magic == MAGIC) {
                frame = new ZstdInputStreamNoFinalizer(new ZstdFrame(in));
                begun = true;
                return true;
            }
            if ((magic & SKIPPABLE_MASK) != SKIPPABLE) {
                break;
            }
            in.used(4);
            in.pass(in.littleEndian(4));
        }
        if (in.has(1)) {
            throw in.trailing("zstd");
        }
        if (!begun) {
            throw new EOFException();
        }
        return false;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        ZstdInputStreamNoFinalizer open = frame;
        if (open == null) {
            return -1;
        }
        try {
            return open.read(into, from, length);
        } catch (EOFException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("zstd: the compressed data is corrupt (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() throws IOException {
        ZstdInputStreamNoFinalizer open = frame;
        frame = null;
        if (open != null) {
            open.close();
        }
    }
}
