package dev.kdt.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A view of a run of bytes: {@code array[from, to)}. The array is shared, never copied; whoever hands out a slice says how
 * long its bytes stay as they are. Two slices are equal when their bytes are.
 *
 * @param array the bytes, not owned by this slice
 * @param from index of the first byte
 * @param to index after the last byte
 */
@SuppressWarnings("ArrayRecordComponent") // Equality is by content, below; sharing the array is the point.
public record Slice(byte[] array, int from, int to) {
    /** No bytes at all. */
    public static final Slice EMPTY = of(new byte[0]);

    public Slice {
        if (from < 0 || to < from || to > array.length) {
            throw new IndexOutOfBoundsException("slice " + from + ".." + to + " of " + array.length);
        }
    }

    /** The whole of {@code array}, which is not copied. */
    public static Slice of(byte[] array) {
        return new Slice(array, 0, array.length);
    }

    /** The UTF-8 bytes of {@code text}. */
    public static Slice utf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return to - from;
    }

    public boolean isEmpty() {
        return to == from;
    }

    /** The byte at {@code index}, counted from the start of this slice. */
    public byte at(int index) {
        return array[from + index];
    }

    /** The bytes {@code [start, end)} of this slice, counted from its start; nothing is copied. */
    public Slice sub(int start, int end) {
        return new Slice(array, from + start, from + end);
    }

    public boolean startsWith(byte[] prefix) {
        return length() >= prefix.length && Arrays.equals(array, from, from + prefix.length, prefix, 0, prefix.length);
    }

    public boolean endsWith(Slice suffix) {
        return length() >= suffix.length()
                && Arrays.equals(array, to - suffix.length(), to, suffix.array, suffix.from, suffix.to);
    }

    /** The index, counted from the start of this slice, at which {@code wanted} occurs first; -1 when it does not. */
    public int indexOf(Slice wanted) {
        if (wanted.isEmpty()) {
            return 0;
        }
        byte first = wanted.at(0);
        int last = to - wanted.length();
        for (int i = from; i <= last; i++) {
            if (array[i] == first
                    && Arrays.equals(array, i, i + wanted.length(), wanted.array, wanted.from, wanted.to)) {
                return i - from;
            }
        }
        return -1;
    }

    /** A copy of the bytes, owned by the caller. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(array, from, to);
    }

    /** The bytes as an array: the shared one when this slice spans all of it, else a copy. Not to be written to. */
    public byte[] toSharedBytes() {
        return from == 0 && to == array.length ? array : toBytes();
    }

    /** A slice of its own copy of the bytes. */
    public Slice copy() {
        return of(toBytes());
    }

    /** The bytes read as UTF-8; invalid ones become U+FFFD. */
    public String toText() {
        return new String(array, from, length(), StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slice that && Arrays.equals(array, from, to, that.array, that.from, that.to);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    /** The bytes as text, for messages. */
    @Override
    public String toString() {
        return toText();
    }
}
