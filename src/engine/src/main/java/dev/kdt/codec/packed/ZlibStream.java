package dev.kdt.codec.packed;

import dev.kdt.bytes.Slice;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Data of zlib (RFC 1950); each of several streams in a row is a part. */
public final class ZlibStream extends PartStream {
    private static final int HEADER_BYTES = 2;

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
        if (!in.has(1)) {
            return false;
        }
        if (!in.has(HEADER_BYTES + 1) || !isHeader(new Slice(in.array(), in.from(), in.from() + in.ahead()))) {
            throw in.trailing("zlib");
        }
        inflater.reset();
        ended = false;
        return true;
    }

    /** Whether data of zlib may begin with these bytes: deflated with the usual window, without a preset dictionary (RFC 1950, 2.2). */
    public static boolean isHeader(Slice bytes) {
        return bytes.length() > HEADER_BYTES
                && bytes.at(0) == 0x78
                && (((bytes.at(0) & 0xFF) << 8) | (bytes.at(1) & 0xFF)) % 31 == 0
                && (bytes.at(1) & 0x20) == 0;
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
