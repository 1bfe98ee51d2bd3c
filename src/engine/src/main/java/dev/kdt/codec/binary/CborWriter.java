package dev.kdt.codec.binary;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;

/**
 * Writes values as CBOR through Jackson's library. Whole numbers are exact, others are doubles, NaN is null. Strings are strings,
 * also those that were made of binary data or of timestamps.
 */
public final class CborWriter {
    private static final int LONG_BITS = 63;
    private static final CBORFactory FACTORY = new CBORFactory();

    private CborWriter() {}

    /**
     * Adds the value's bytes.
     *
     * @throws CodecException when the value nests too deep
     */
    public static void write(Value value, ByteBuilder out) throws CodecException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator generator = FACTORY.createGenerator(bytes)) {
            write(value, generator, 0);
        } catch (IOException e) {
            throw new CodecException("cbor: " + e.getMessage());
        }
        out.put(bytes.toByteArray());
    }

    private static void write(Value value, CBORGenerator out, int depth) throws IOException, CodecException {
        if (depth > BinaryFormat.MAX_DEPTH) {
            throw new CodecException("cbor: the value nests more than " + BinaryFormat.MAX_DEPTH + " levels");
        }
        switch (value) {
            case StringValue text -> out.writeUTF8String(text.array(), text.from(), text.to() - text.from());
            case NumberValue number -> number(number, out);
            case ArrayValue array -> {
                out.writeStartArray(array, array.size());
                for (Elements e = array.elements(); e.next(); ) {
                    write(e.value(), out, depth + 1);
                }
                out.writeEndArray();
            }
            case ObjectValue object -> {
                out.writeStartObject(object, object.size());
                for (Entries e = object.entries(); e.next(); ) {
                    out.writeFieldName(e.key().text());
                    write(e.value(), out, depth + 1);
                }
                out.writeEndObject();
            }
            default -> {
                if (value.kind() == Kind.NULL) {
                    out.writeNull();
                } else {
                    out.writeBoolean(value.isTruthy());
                }
            }
        }
    }

    private static void number(NumberValue number, CBORGenerator out) throws IOException {
        BigInteger whole = PlainNumber.whole(number);
        if (whole != null && whole.bitLength() <= LONG_BITS) {
            out.writeNumber(whole.longValue());
        } else if (whole != null) {
            out.writeNumber(whole);
        } else if (Double.isNaN(number.number())) {
            out.writeNull();
        } else {
            out.writeNumber(number.number());
        }
    }
}
