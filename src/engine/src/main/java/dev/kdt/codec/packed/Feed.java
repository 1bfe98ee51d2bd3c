package dev.kdt.codec.packed;

import dev.kdt.bytes.Slice;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Compressed bytes with a look ahead. Reads no more than it is given at a time, so that a pipe's data come at once. */
public final class Feed extends InputStream {
    private static final int ROOM = 1 << 16;

    private final @Nullable InputStream in;
    private final byte[] buffer;
    private int at;
    private int end;

    /** Bytes that come through a stream, which stays open. */
    public Feed(InputStream in) {
        this.in = in;
        this.buffer = new byte[ROOM];
    }

    /** Bytes that are all there; they are not copied. */
    public Feed(Slice bytes) {
        this.in = null;
        this.buffer = bytes.array();
        this.at = bytes.from();
        this.end = bytes.to();
    }

    /** Whether {@code count} more bytes are there, at most a buffer full; if so they can be looked at. */
    boolean has(int count) throws IOException {
        while (end - at < count) {
            if (in == null) {
                return false;
            }
            if (at + count > buffer.length) {
                System.arraycopy(buffer, at, buffer, 0, end - at);
                end -= at;
                at = 0;
            }
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                return false;
            }
            end += read;
        }
        return true;
    }

    /** @throws EOFException when there are fewer */
    void require(int count) throws IOException {
        if (!has(count)) {
            throw new EOFException();
        }
    }

    /** The byte {@code ahead} bytes from here, which {@link #has} has told to be there. */
    int look(int ahead) {
        return buffer[at + ahead] & 0xFF;
    }

    /** The next {@code count} bytes as a number, the least significant one first. */
    long littleEndian(int count) throws IOException {
        require(count);
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (long) look(i) << (8 * i);
        }
        at += count;
        return value;
    }

    /** The next four bytes as a number, the most significant one first. */
    int bigEndian() throws IOException {
        return Integer.reverseBytes((int) littleEndian(4));
    }

    /** Passes over so many bytes. */
    void pass(long count) throws IOException {
        for (long left = count; left > 0; ) {
            require(1);
            int step = (int) Math.min(left, end - at);
            at += step;
            left -= step;
        }
    }

    @Override
    public int read() throws IOException {
        if (!has(1)) {
            return -1;
        }
        return buffer[at++] & 0xFF;
    }

    /** Reads some bytes, at least one; -1 at the end. */
    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (!has(1)) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(buffer, at, into, from, count);
        at += count;
        return count;
    }

    /** Reads exactly so many bytes. */
    void readFully(byte[] into, int length) throws IOException {
        for (int filled = 0; filled < length; ) {
            int count = read(into, filled, length - filled);
            if (count < 0) {
                throw new EOFException();
            }
            filled += count;
        }
    }

    /** The array that the bytes ahead lie in, from {@link #from} on. */
    byte[] array() {
        return buffer;
    }

    int from() {
        return at;
    }

    /** Number of bytes that can be looked at. */
    int ahead() {
        return end - at;
    }

    /** So many of the bytes ahead are used. */
    void used(int count) {
        at += count;
    }

    /** The exception for the rest of the input, which does not belong to the format; counts it to the end. */
    TrailingDataException trailing(String format) throws IOException {
        return trailing(format, 0);
    }

    /** The same, with so many bytes of it that were used already. */
    TrailingDataException trailing(String format, long before) throws IOException {
        long count = before;
        while (has(1)) {
            count += ahead();
            used(ahead());
        }
        return new TrailingDataException(format, count);
    }
}
