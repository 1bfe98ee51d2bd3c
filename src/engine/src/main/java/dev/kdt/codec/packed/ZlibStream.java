package dev.kdt.codec.packed;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Data of zlib (RFC 1950), which have one part. */
public final class ZlibStream extends PartStream {
    private final Feed in;
    private final Inflater inflater = new Inflater();
    private boolean begun;
    private boolean ended;

    public ZlibStream(Feed in) {
        this.in = in;
    }

    @Override
    public boolean nextPart() throws IOException {
        if (!begun) {
            begun = true;
            return true;
        }
        passOver();
        if (in.has(1)) {
            throw in.trailing("zlib");
        }
        return false;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (ended) {
            return -1;
        }
        try {
            while (true) {
                int count = inflater.inflate(into, from, length);
                if (count > 0) {
                    return count;
                }
                if (inflater.finished()) {
                    in.used(-inflater.getRemaining());
                    ended = true;
                    return -1;
                }
                if (inflater.needsDictionary()) {
                    throw new IOException("zlib: the data needs a preset dictionary, which is not supported");
                }
                if (!in.has(1)) {
                    throw new EOFException();
                }
                inflater.setInput(in.array(), in.from(), in.ahead());
                in.used(in.ahead());
            }
        } catch (DataFormatException e) {
            throw new IOException(
                    "zlib: " + (e.getMessage() == null ? "the compressed data is corrupt" : e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
