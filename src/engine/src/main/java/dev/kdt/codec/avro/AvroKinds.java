package dev.kdt.codec.avro;

import dev.kdt.json.Kind;
import dev.kdt.json.Value;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/** The kinds of JSON values that Avro's types take, and both in words. */
final class AvroKinds {
    private AvroKinds() {}

    /** Whether the type takes values of this kind, if not this value. */
    static boolean mayTake(Schema type, Value value) {
        Kind kind = value.kind();
        return switch (type.getType()) {
            case RECORD, MAP -> kind == Kind.OBJECT;
            case ARRAY -> kind == Kind.ARRAY;
            case ENUM, STRING -> kind == Kind.STRING;
            case FIXED, BYTES -> kind == Kind.STRING || (kind == Kind.NUMBER && isDecimal(type));
            case INT, LONG -> kind == Kind.NUMBER || (kind == Kind.STRING && type.getLogicalType() != null);
            case FLOAT, DOUBLE -> kind == Kind.NUMBER;
            case BOOLEAN -> kind == Kind.FALSE || kind == Kind.TRUE;
            case NULL -> kind == Kind.NULL;
            case UNION -> type.getTypes().stream().anyMatch(each -> mayTake(each, value));
        };
    }

    private static boolean isDecimal(Schema type) {
        LogicalType logical = type.getLogicalType();
        return logical != null && logical.getName().equals("decimal");
    }

    /** Such as {@code a long}, or {@code null or a string}. */
    static String inWords(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> schema.getTypes().stream().map(AvroKinds::inWords).collect(Collectors.joining(" or "));
            case RECORD, ENUM, FIXED -> schema.getFullName();
            case NULL -> "null";
            case INT, ARRAY -> "an " + word(schema);
            case LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTES, MAP -> "a " + word(schema);
        };
    }

    private static String word(Schema schema) {
        return schema.getType().name().toLowerCase(Locale.ROOT);
    }
}
