package dev.kdt.codec.avro;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.BinaryFormat;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.format.Plain;
import dev.kdt.codec.format.Surplus;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/**
 * Makes JSON values of data in Avro's binary encoding. It is the plain JSON of the values, not Avro's JSON encoding: a union is the
 * value alone, bytes are Base64; logical types are as {@link AvroLogical} says. One per thread.
 */
final class AvroValues {
    /** The names of each record's fields. */
    private final IdentityHashMap<Schema, StringValue[]> names = new IdentityHashMap<>();

    private int depth;

    /** The one datum that the bytes hold. */
    Value only(Schema schema, Slice datum) throws CodecException {
        AvroInput in = new AvroInput(datum);
        Value value = next(schema, in);
        if (!in.isAtEnd()) {
            throw in.broken(Surplus.words("datum", datum.length() - in.offset()));
        }
        return value;
    }

    /** The next datum. */
    Value next(Schema schema, AvroInput in) throws CodecException {
        depth = 0;
        return value(schema, in);
    }

    private Value value(Schema schema, AvroInput in) throws CodecException {
        LogicalType logical = schema.getLogicalType();
        return logical == null ? plain(schema, in) : AvroLogical.read(logical, schema, in, this::plain);
    }

    private Value plain(Schema schema, AvroInput in) throws CodecException {
        return switch (schema.getType()) {
            case RECORD -> record(schema, in);
            case ARRAY -> array(schema.getElementType(), in);
            case MAP -> map(schema.getValueType(), in);
            case UNION -> {
                List<Schema> types = schema.getTypes();
                yield value(types.get(in.index(types.size(), "type in a union")), in);
            }
            case ENUM -> {
                List<String> symbols = schema.getEnumSymbols();
                yield Value.of(symbols.get(in.index(symbols.size(), "symbol of an enum")));
            }
            case FIXED -> Plain.bytes(in.take(schema.getFixedSize()));
            case BYTES -> Plain.bytes(in.bytes());
            case STRING -> Plain.text(in.bytes());
            case INT, LONG -> NumberValue.exact(in.number());
            case FLOAT -> NumberValue.shortest(Float.intBitsToFloat((int) in.fixed(4)));
            case DOUBLE -> Value.of(Double.longBitsToDouble(in.fixed(8)));
            case BOOLEAN -> Value.of(in.truth());
            case NULL -> Value.NULL;
        };
    }

    private Value record(Schema schema, AvroInput in) throws CodecException {
        StringValue[] keys = names.computeIfAbsent(schema, AvroValues::namesOf);
        List<Schema.Field> fields = schema.getFields();
        enter(in);
        ObjectValue object = ObjectValue.withRoomFor(keys.length);
        for (int i = 0; i < keys.length; i++) {
            object = object.with(keys[i], value(fields.get(i).schema(), in));
        }
        depth--;
        return object;
    }

    private static StringValue[] namesOf(Schema schema) {
        return schema.getFields().stream()
                .map(field -> StringValue.of(field.name()))
                .toArray(StringValue[]::new);
    }

    private Value array(Schema items, AvroInput in) throws CodecException {
        enter(in);
        List<Value> values = new ArrayList<>();
        for (long count = in.block(); count > 0; count = in.block()) {
            for (long i = 0; i < count; i++) {
                int offset = in.offset();
                values.add(value(items, in));
                in.item(offset);
            }
        }
        depth--;
        return ArrayValue.of(values);
    }

    private Value map(Schema values, AvroInput in) throws CodecException {
        enter(in);
        ObjectValue object = ObjectValue.withRoomFor(4);
        for (long count = in.block(); count > 0; count = in.block()) {
            for (long i = 0; i < count; i++) {
                StringValue key = Plain.text(in.bytes());
                object = object.with(key, value(values, in));
            }
        }
        depth--;
        return object;
    }

    private void enter(AvroInput in) throws CodecException {
        if (++depth > BinaryFormat.MAX_DEPTH) {
            throw in.broken("more than " + BinaryFormat.MAX_DEPTH + " levels");
        }
    }
}
