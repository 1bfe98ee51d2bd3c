package dev.kdt.codec.packed;

import java.io.IOException;
import java.io.InputStream;

/**
 * The decompressed bytes of compressed data that may have several parts in a row: members of gzip, frames of Zstandard, entries of
 * ZIP. A read gives -1 at the end of each part. Data that are cut short end in an {@link java.io.EOFException}.
 */
public abstract class PartStream extends InputStream {
    /**
     * Goes on to the next part; the first one begins with the first call. What was not read of the part before is passed over.
     *
     * @return false when there are no more
     * @throws TrailingDataException when something else follows the last part
     */
    public abstract boolean nextPart() throws IOException;

    @Override
    public abstract int read(byte[] into, int from, int length) throws IOException;

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** Reads the part to its end, so that its checks are made. */
    final void passOver() throws IOException {
        byte[] rest = new byte[8192];
        while (read(rest, 0, rest.length) >= 0) {
            // What is passed over is not wanted.
        }
    }
}
