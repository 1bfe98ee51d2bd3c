package dev.kdt.bytes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growable run of bytes, as {@link StringBuilder} is for characters. Kept and cleared between uses, it stops allocating.
 * Not safe for use by several threads.
 */
public final class ByteBuilder {
    /** The longest array that every JVM can allocate. */
    private static final int MAX_SIZE = Integer.MAX_VALUE - 8;

    /** Room that one large use made beyond this is not kept for the small ones that follow. */
    private static final int KEPT_SIZE = 4 << 20;

    private byte[] bytes;
    private int size;

    public ByteBuilder() {
        this(256);
    }

    public ByteBuilder(int capacity) {
        bytes = new byte[capacity];
    }

    public int size() {
        return size;
    }

    /** Forgets all bytes and keeps the room they took, up to a bound. */
    public ByteBuilder clear() {
        if (bytes.length > KEPT_SIZE) {
            bytes = new byte[KEPT_SIZE];
        }
        size = 0;
        return this;
    }

    /** Forgets the bytes from {@code newSize} on. */
    public void truncate(int newSize) {
        if (newSize < 0 || newSize > size) {
            throw new IndexOutOfBoundsException("truncate to " + newSize + " of " + size);
        }
        size = newSize;
    }

    /**
     * Makes room for {@code more} bytes and returns the array to write them to, from index {@link #size()} on; {@link #grew}
     * says afterwards how many were written.
     */
    public byte[] reserve(int more) {
        if (bytes.length - size < more) {
            grow(more);
        }
        return bytes;
    }

    /** Counts in the bytes that were written straight to the array of {@link #reserve}. */
    public void grew(int written) {
        size += written;
    }

    public ByteBuilder put(int oneByte) {
        if (size == bytes.length) {
            grow(1);
        }
        bytes[size++] = (byte) oneByte;
        return this;
    }

    public ByteBuilder put(byte[] source) {
        return put(source, 0, source.length);
    }

    /** Adds {@code source[from, to)}. */
    public ByteBuilder put(byte[] source, int from, int to) {
        int length = to - from;
        System.arraycopy(source, from, reserve(length), size, length);
        size += length;
        return this;
    }

    public ByteBuilder put(Slice slice) {
        return put(slice.array(), slice.from(), slice.to());
    }

    /** Adds text that has no character above U+007F. */
    @SuppressWarnings("deprecation") // The byte-wise getBytes is the fast way for ASCII.
    public ByteBuilder ascii(String text) {
        int length = text.length();
        text.getBytes(0, length, reserve(length), size);
        size += length;
        return this;
    }

    /** Adds the UTF-8 bytes of {@code text}. */
    public ByteBuilder utf8(String text) {
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte at(int index) {
        return bytes[index];
    }

    /** The array behind; its first {@link #size()} bytes count. It is replaced when this builder grows. */
    public byte[] array() {
        return bytes;
    }

    /** A view of the bytes so far, good until this builder is next written to or cleared. */
    public Slice view() {
        return new Slice(bytes, 0, size);
    }

    /** A view of the bytes from {@code start} on, good until this builder is next written to or cleared. */
    public Slice viewFrom(int start) {
        return new Slice(bytes, start, size);
    }

    /** A copy of the bytes so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    private void grow(int more) {
        long needed = (long) size + more;
        if (needed > MAX_SIZE) {
            throw new OutOfMemoryError("a run of bytes cannot be longer than " + MAX_SIZE);
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_SIZE, Math.max(needed, (long) bytes.length * 2)));
    }
}
