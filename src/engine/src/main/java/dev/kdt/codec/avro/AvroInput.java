package dev.kdt.codec.avro;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;

/**
 * Primitive types in Avro's binary encoding ("Apache Avro Specification, Binary encoding"). A length is compared with the bytes that
 * are left before anything is made of it; the library takes room first.
 */
final class AvroInput {
    /** Items of collections that take no bytes, such as nulls: no honest payload has more. */
    private static final int MOST_EMPTY_ITEMS = 1 << 16;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private int at;
    private int emptyItems;
    private boolean cutShort;

    AvroInput(Slice slice) {
        bytes = slice.array();
        start = slice.from();
        at = start;
        end = slice.to();
    }

    boolean isAtEnd() {
        return at == end;
    }

    /** Whether a reading failed because the bytes had ended. */
    boolean isCutShort() {
        return cutShort;
    }

    int offset() {
        return at - start;
    }

    /** A whole number of variable length, in zigzag. */
    long number() throws CodecException {
        long bits = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = take(1).at(0);
            bits |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return bits >>> 1 ^ -(bits & 1);
            }
        }
        throw broken("a number is longer than ten bytes");
    }

    /** An index into something of this size. */
    int index(int size, String name) throws CodecException {
        long index = number();
        if (index < 0 || index >= size) {
            throw broken("there is no such " + name + " (index " + index + ")");
        }
        return (int) index;
    }

    boolean truth() throws CodecException {
        int bit = take(1).at(0);
        if (bit != 0 && bit != 1) {
            throw broken("a boolean is neither 0 nor 1");
        }
        return bit == 1;
    }

    /** So many bytes as a number, the least significant one first. */
    long fixed(int count) throws CodecException {
        Slice taken = take(count);
        long number = 0;
        for (int i = count - 1; i >= 0; i--) {
            number = number << 8 | (taken.at(i) & 0xFF);
        }
        return number;
    }

    /** Bytes after their length, not copied. */
    Slice bytes() throws CodecException {
        long length = number();
        if (length < 0) {
            throw broken("a length is negative");
        }
        return take(length);
    }

    /** So many bytes, not copied. */
    Slice take(long count) throws CodecException {
        if (count > end - at) {
            cutShort = true;
            throw new CodecException("avro: the data is cut short (after " + (end - start) + " bytes)");
        }
        Slice taken = new Slice(bytes, at, at + (int) count);
        at += (int) count;
        return taken;
    }

    /** The number of items in the next block of a collection; 0 at its end. */
    long block() throws CodecException {
        long count = number();
        if (count >= 0) {
            return count;
        }
        number(); // The size of the block, for whoever passes over it.
        if (count == Long.MIN_VALUE) {
            throw broken("a block has no honest size");
        }
        return -count;
    }

    /** An item of a collection was read that began at {@code offset}. */
    void item(int offset) throws CodecException {
        if (offset == offset() && ++emptyItems > MOST_EMPTY_ITEMS) {
            throw broken("more than " + MOST_EMPTY_ITEMS + " items that take no bytes");
        }
    }

    CodecException broken(String problem) {
        return new CodecException("avro: " + problem, offset());
    }
}
