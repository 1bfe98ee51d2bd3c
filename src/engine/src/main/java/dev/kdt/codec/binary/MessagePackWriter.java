package dev.kdt.codec.binary;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.codec.format.BinaryFormat;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.math.BigInteger;

/**
 * Writes values as MessagePack, each in its shortest form. Whole numbers of up to 64 bits are exact, larger ones are refused; others
 * are doubles, NaN is nil. Strings are strings, also those that were made of binary data or of timestamps.
 */
public final class MessagePackWriter {
    private static final int LONG_BITS = 63;

    private MessagePackWriter() {}

    /**
     * Adds the value's bytes.
     *
     * @throws CodecException when the value has no form; some of its bytes may have been added
     */
    public static void write(Value value, ByteBuilder out) throws CodecException {
        write(value, out, 0);
    }

    private static void write(Value value, ByteBuilder out, int depth) throws CodecException {
        if (depth > BinaryFormat.MAX_DEPTH) {
            throw new CodecException("msgpack: the value nests more than " + BinaryFormat.MAX_DEPTH + " levels");
        }
        switch (value) {
            case StringValue text -> {
                header(text.utf8().length(), 32, 0xA0, 0xD9, out);
                out.put(text.utf8());
            }
            case NumberValue number -> number(number, out);
            case ArrayValue array -> {
                header(array.size(), 16, 0x90, 0xDB, out);
                for (Elements e = array.elements(); e.next(); ) {
                    write(e.value(), out, depth + 1);
                }
            }
            case ObjectValue object -> {
                header(object.size(), 16, 0x80, 0xDD, out);
                for (Entries e = object.entries(); e.next(); ) {
                    write(e.key(), out, depth + 1);
                    write(e.value(), out, depth + 1);
                }
            }
            default -> out.put(value.kind() == Kind.NULL ? 0xC0 : value.isTruthy() ? 0xC3 : 0xC2);
        }
    }

    /**
     * A length.
     *
     * @param fixed lengths below are in the type's own byte
     * @param firstWide the type whose length is in one byte, which only strings have; the next ones are of two and four
     */
    private static void header(int length, int fixed, int fixedType, int firstWide, ByteBuilder out) {
        if (length < fixed) {
            out.put(fixedType | length);
        } else if (length < 1 << 8 && fixedType == 0xA0) {
            out.put(firstWide);
            bigEndian(length, 1, out);
        } else if (length < 1 << 16) {
            out.put(firstWide + 1);
            bigEndian(length, 2, out);
        } else {
            out.put(firstWide + 2);
            bigEndian(length, 4, out);
        }
    }

    private static void number(NumberValue number, ByteBuilder out) throws CodecException {
        BigInteger whole = PlainNumber.whole(number);
        if (whole == null) {
            fraction(number.number(), out);
        } else if (whole.bitLength() <= LONG_BITS) {
            integer(whole.longValue(), out);
        } else if (whole.signum() > 0 && whole.bitLength() == LONG_BITS + 1) {
            out.put(0xCF);
            bigEndian(whole.longValue(), 8, out);
        } else {
            throw new CodecException("msgpack: a whole number has more than 64 bits");
        }
    }

    private static void fraction(double number, ByteBuilder out) {
        if (Double.isNaN(number)) {
            out.put(0xC0);
            return;
        }
        out.put(0xCB);
        bigEndian(Double.doubleToLongBits(number), 8, out);
    }

    private static void integer(long number, ByteBuilder out) {
        if (number >= -32 && number < 128) {
            out.put((int) number & 0xFF);
            return;
        }
        int size = 0;
        while (size < 3 && !fits(number, 1 << size)) {
            size++;
        }
        out.put((number < 0 ? 0xD0 : 0xCC) + size);
        bigEndian(number, 1 << size, out);
    }

    /** Whether a number fits so many bytes: a negative one with its sign, another without. */
    private static boolean fits(long number, int bytes) {
        int bits = 8 * bytes;
        return number < 0 ? number >= (-1L << (bits - 1)) : number >>> bits == 0;
    }

    private static void bigEndian(long number, int bytes, ByteBuilder out) {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.put((int) (number >>> shift) & 0xFF);
        }
    }
}
