package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.Utf8;

/** Walks the fields of one protobuf message ("Protocol Buffers, Encoding"): as much of the format as aggregates use. */
final class ProtoReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;

    private static final int MAX_VARINT_BITS = 64;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int field;
    private int wireType;

    ProtoReader(Slice message) {
        bytes = message.array();
        at = message.from();
        end = message.to();
    }

    /** Steps to the next field; false at the end. */
    boolean next() throws CodecException {
        if (at >= end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        wireType = (int) (tag & 7);
        return true;
    }

    /** The number of the field stepped to. */
    int field() {
        return field;
    }

    /** The field's value as an index into a table. */
    int index() throws CodecException {
        expect(VARINT);
        long value = varint();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new CodecException("an index is not in its table");
        }
        return (int) value;
    }

    /** The field's value as bytes, not copied. */
    Slice bytes() throws CodecException {
        expect(LENGTH_DELIMITED);
        long length = varint();
        if (length < 0 || length > end - at) {
            throw new CodecException("a field is longer than its message");
        }
        int from = at;
        at += (int) length;
        return new Slice(bytes, from, at);
    }

    /** The field's value as a string, which is UTF-8 in this format. */
    String text() throws CodecException {
        Slice text = bytes();
        if (!Utf8.isValid(text)) {
            throw new CodecException("a string is not UTF-8");
        }
        return text.toText();
    }

    /** Passes over the field's value. */
    void skip() throws CodecException {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> advance(8);
            case LENGTH_DELIMITED -> bytes();
            case FIXED32 -> advance(4);
            default -> throw new CodecException("a field of unknown wire type " + wireType);
        }
    }

    private void expect(int type) throws CodecException {
        if (wireType != type) {
            throw new CodecException("field " + field + " of wire type " + wireType + " instead of " + type);
        }
    }

    private void advance(int count) throws CodecException {
        if (count > end - at) {
            throw new CodecException("a field is longer than its message");
        }
        at += count;
    }

    private long varint() throws CodecException {
        long value = 0;
        for (int shift = 0; shift < MAX_VARINT_BITS && at < end; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new CodecException("a number is incomplete");
    }
}
