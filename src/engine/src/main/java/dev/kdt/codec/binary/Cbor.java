package dev.kdt.codec.binary;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.BinaryFormat;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.format.Plain;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CBOR (RFC 8949) through Jackson's library: one value or several in a row.
 *
 * <p>Integers, bignums and decimal fractions are exact; byte strings are Base64; keys that are integers are their digits, and other
 * keys than these and strings are refused; of a key that comes twice the last value counts. A time in seconds (tag 1) is ISO 8601
 * text; undefined is null; other tags are passed over.
 */
public final class Cbor implements BinaryFormat {
    private static final String NAME = "cbor";
    private static final int EPOCH_TIME = 1;
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    private final CBORFactory factory = CBORFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    @Override
    public List<Value> read(Slice payload) throws CodecException {
        try (CBORParser parser = factory.createParser(payload.array(), payload.from(), payload.length())) {
            List<Value> values = new ArrayList<>(1);
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                values.add(value(parser, token));
            }
            if (values.isEmpty()) {
                throw cutShort(payload);
            }
            return values;
        } catch (JsonEOFException _) {
            throw cutShort(payload);
        } catch (StreamConstraintsException _) {
            throw new CodecException(NAME + ": a value nests more than " + MAX_DEPTH + " levels, or is too long");
        } catch (JacksonException e) {
            throw new CodecException(NAME + ": the payload is no CBOR", offset(e));
        } catch (IOException _) {
            throw cutShort(payload); // The library's own exception for some of its ends.
        }
    }

    /** The library reads up to some bytes ahead of what it refuses. */
    private static long offset(JacksonException e) {
        return e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
    }

    private static CodecException cutShort(Slice payload) {
        return new CodecException(NAME + ": the data is cut short (after " + payload.length() + " bytes)");
    }

    private static Value value(CBORParser parser, JsonToken token) throws IOException, CodecException {
        boolean time = parser.getCurrentTag() == EPOCH_TIME;
        return switch (token) {
            case START_OBJECT -> map(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> StringValue.of(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> time ? time(parser) : number(parser);
            case VALUE_TRUE -> Value.TRUE;
            case VALUE_FALSE -> Value.FALSE;
            case VALUE_EMBEDDED_OBJECT -> Plain.bytes(Slice.of(parser.getBinaryValue()));
            default -> Value.NULL;
        };
    }

    private static Value map(CBORParser parser) throws IOException, CodecException {
        ObjectValue object = ObjectValue.withRoomFor(4);
        while (next(parser) != JsonToken.END_OBJECT) {
            StringValue key = StringValue.of(parser.currentName());
            object = object.with(key, value(parser, next(parser)));
        }
        return object;
    }

    private static Value array(CBORParser parser) throws IOException, CodecException {
        List<Value> values = new ArrayList<>(4);
        for (JsonToken token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
            values.add(value(parser, token));
        }
        return ArrayValue.of(values);
    }

    private static JsonToken next(CBORParser parser) throws IOException, CodecException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new CodecException(NAME + ": the data is cut short");
        }
        return token;
    }

    private static Value number(CBORParser parser) throws IOException {
        NumberType type = parser.getNumberType();
        return switch (type) {
            case INT, LONG -> NumberValue.exact(parser.getLongValue());
            case BIG_INTEGER -> NumberValue.exact(new BigDecimal(parser.getBigIntegerValue()));
            case BIG_DECIMAL -> NumberValue.exact(parser.getDecimalValue());
            case FLOAT -> NumberValue.shortest(parser.getFloatValue());
            case DOUBLE -> Value.of(parser.getDoubleValue());
        };
    }

    private static Value time(CBORParser parser) throws IOException, CodecException {
        if (parser.isNaN()) {
            return Value.NULL;
        }
        BigDecimal seconds = parser.getDecimalValue();
        if (seconds.precision() - seconds.scale() > 18) {
            throw new CodecException(NAME + ": a timestamp is out of range");
        }
        long whole = seconds.toBigInteger().longValue();
        long nanos = seconds.subtract(BigDecimal.valueOf(whole)).multiply(NANOS).longValue();
        return Plain.instant(whole, nanos, NAME);
    }
}
