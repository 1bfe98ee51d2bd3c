package dev.kdt.codec.avro;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.BinaryFormat;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.format.Plain;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON value in Avro's binary encoding, as {@link AvroValues} reads it: bytes are Base64, logical types are as {@link
 * AvroLogical} says, or the number that they are without. A union is the first of its types that takes the value. A field that is
 * missing takes its default, or null if it may; one that the schema does not have is refused, since it would be lost.
 */
final class AvroDatum {
    /** A value may fit types of unions within unions almost: bounds how many are tried, which else doubles with each level. */
    private static final int MOST_MISFITS = 1_000;

    private final AvroOutput out;

    /** The path to the value, for messages. */
    private final StringBuilder path = new StringBuilder();

    private int depth;
    private int misfits;

    AvroDatum(AvroOutput out) {
        this.out = out;
    }

    /** @throws CodecException when the schema has no such value: where, and why */
    void write(Value value, Schema schema) throws CodecException {
        LogicalType logical = schema.getLogicalType();
        if (logical == null || !isWritten(value, logical, schema)) {
            plain(value, schema);
        }
    }

    /** Writes a value of a logical type; false for one that is written as if its type had no logical one. */
    private boolean isWritten(Value value, LogicalType logical, Schema schema) throws CodecException {
        Long number;
        Slice bytes;
        try {
            number = AvroLogicalOutput.number(value, logical);
            bytes = AvroLogicalOutput.bytes(value, logical, schema);
        } catch (CodecException e) {
            throw new CodecException("avro: " + here() + " " + e.getMessage());
        }
        if (number != null) {
            out.number(number);
        } else if (bytes != null) {
            bytes(bytes, schema);
        }
        return number != null || bytes != null;
    }

    private void plain(Value value, Schema schema) throws CodecException {
        switch (schema.getType()) {
            case RECORD -> record(value, schema);
            case ARRAY -> array(value, schema.getElementType());
            case MAP -> map(value, schema.getValueType());
            case UNION -> union(value, schema);
            case ENUM -> out.number(symbol(value, schema));
            case FIXED, BYTES -> bytes(base64(value, schema), schema);
            case STRING -> out.bytes(text(value, schema).utf8());
            case INT -> out.number(whole(value, schema, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case LONG -> out.number(whole(value, schema, Long.MIN_VALUE, Long.MAX_VALUE));
            case FLOAT -> out.fixed(Float.floatToIntBits((float) number(value, schema)), Float.BYTES);
            case DOUBLE -> out.fixed(Double.doubleToLongBits(number(value, schema)), Double.BYTES);
            case BOOLEAN -> {
                if (value.kind() != Kind.TRUE && value.kind() != Kind.FALSE) {
                    throw refused(value, schema);
                }
                out.out().put(value.kind() == Kind.TRUE ? 1 : 0);
            }
            case NULL -> {
                if (value.kind() != Kind.NULL) {
                    throw refused(value, schema);
                }
            }
        }
    }

    private void record(Value value, Schema schema) throws CodecException {
        if (!(value instanceof ObjectValue object)) {
            throw refused(value, schema);
        }
        int found = 0;
        for (Schema.Field field : schema.getFields()) {
            Value given = object.get(StringValue.of(field.name()));
            found += given == null ? 0 : 1;
            int before = enter("." + field.name());
            write(given == null ? absent(field) : given, field.schema());
            leave(before);
        }
        if (found < object.size()) {
            throw unknown(object, schema);
        }
    }

    /** The value of a field that the object does not have. */
    private Value absent(Schema.Field field) throws CodecException {
        if (field.hasDefaultValue()) {
            return AvroDefaults.of(field);
        }
        Schema type = field.schema();
        if (type.isNullable()) {
            return Value.NULL;
        }
        throw new CodecException("avro: the value has no " + path + ", and the schema has no default for it");
    }

    private CodecException unknown(ObjectValue object, Schema schema) {
        for (Entries e = object.entries(); e.next(); ) {
            if (schema.getField(e.key().text()) == null) {
                return new CodecException("avro: the schema has no field " + path + "."
                        + e.key().text() + " (leave it out by a step, or add it to the schema)");
            }
        }
        return refused(object, schema);
    }

    private void array(Value value, Schema items) throws CodecException {
        if (!(value instanceof ArrayValue array)) {
            throw refused(value, "an array");
        }
        if (array.size() > 0) {
            out.number(array.size());
            int index = 0;
            for (Elements e = array.elements(); e.next(); index++) {
                int before = enter("[" + index + "]");
                write(e.value(), items);
                leave(before);
            }
        }
        out.number(0);
    }

    private void map(Value value, Schema values) throws CodecException {
        if (!(value instanceof ObjectValue object)) {
            throw refused(value, "a map");
        }
        if (object.size() > 0) {
            out.number(object.size());
            for (Entries e = object.entries(); e.next(); ) {
                int before = enter("." + e.key().text());
                out.bytes(e.key().utf8());
                write(e.value(), values);
                leave(before);
            }
        }
        out.number(0);
    }

    private void union(Value value, Schema schema) throws CodecException {
        List<Schema> types = schema.getTypes();
        CodecException reason = null;
        int start = out.out().size();
        int before = path.length();
        int deep = depth;
        for (int i = 0; i < types.size(); i++) {
            Schema type = types.get(i);
            if (!AvroKinds.mayTake(type, value)) {
                continue;
            }
            try {
                out.number(i);
                write(value, type);
                return;
            } catch (CodecException e) {
                reason = reason == null ? e : reason;
                if (++misfits > MOST_MISFITS) {
                    break;
                }
                out.out().truncate(start);
                path.setLength(before);
                depth = deep;
            }
        }
        throw reason == null ? refused(value, schema) : reason;
    }

    private int symbol(Value value, Schema schema) throws CodecException {
        String text = text(value, schema).text();
        if (!schema.hasEnumSymbol(text)) {
            throw refused(value, "a symbol of " + schema.getFullName());
        }
        return schema.getEnumOrdinal(text);
    }

    private void bytes(Slice bytes, Schema schema) throws CodecException {
        if (schema.getType() != Schema.Type.FIXED) {
            out.bytes(bytes);
            return;
        }
        if (bytes.length() != schema.getFixedSize()) {
            throw new CodecException("avro: " + here() + " has " + bytes.length() + " bytes, and "
                    + schema.getFullName() + " has " + schema.getFixedSize());
        }
        out.out().put(bytes);
    }

    private Slice base64(Value value, Schema schema) throws CodecException {
        try {
            return Slice.of(
                    Base64.getDecoder().decode(text(value, schema).utf8().toBytes()));
        } catch (IllegalArgumentException _) {
            throw refused(value, "Base64, as bytes are");
        }
    }

    private StringValue text(Value value, Schema schema) throws CodecException {
        if (value instanceof StringValue text) {
            return text;
        }
        throw refused(value, schema);
    }

    private double number(Value value, Schema schema) throws CodecException {
        if (value instanceof NumberValue number) {
            return number.number();
        }
        throw refused(value, schema);
    }

    private long whole(Value value, Schema schema, long least, long most) throws CodecException {
        BigDecimal number = exact(value);
        if (number == null
                || number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0
                || number.stripTrailingZeros().scale() > 0) {
            throw refused(value, schema);
        }
        return number.longValue();
    }

    private static @Nullable BigDecimal exact(Value value) {
        return value instanceof NumberValue number ? AvroLogicalOutput.exact(number) : null;
    }

    private int enter(String step) throws CodecException {
        if (++depth > BinaryFormat.MAX_DEPTH) {
            throw new CodecException("avro: the value nests more than " + BinaryFormat.MAX_DEPTH + " levels");
        }
        int before = path.length();
        path.append(step);
        return before;
    }

    private void leave(int before) {
        path.setLength(before);
        depth--;
    }

    private String here() {
        return path.isEmpty() ? "the value" : path.toString();
    }

    private CodecException refused(Value value, Schema schema) {
        return refused(value, AvroKinds.inWords(schema));
    }

    private CodecException refused(Value value, String expected) {
        return new CodecException("avro: " + here() + " is " + Plain.typeInWords(value) + ", not " + expected);
    }
}
