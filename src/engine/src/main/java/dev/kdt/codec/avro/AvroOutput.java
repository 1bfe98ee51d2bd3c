package dev.kdt.codec.avro;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;

/** Writes primitive types in Avro's binary encoding ("Apache Avro Specification, Binary encoding"). */
record AvroOutput(ByteBuilder out) {
    /** A whole number of variable length, in zigzag. */
    void number(long number) {
        long bits = (number << 1) ^ (number >> 63);
        while ((bits & ~0x7FL) != 0) {
            out.put((int) ((bits & 0x7F) | 0x80));
            bits >>>= 7;
        }
        out.put((int) bits);
    }

    /** So many bytes of a number, the least significant one first. */
    void fixed(long number, int count) {
        for (int i = 0; i < count; i++) {
            out.put((int) (number >>> (8 * i)));
        }
    }

    /** Bytes after their length. */
    void bytes(Slice bytes) {
        number(bytes.length());
        out.put(bytes);
    }
}
