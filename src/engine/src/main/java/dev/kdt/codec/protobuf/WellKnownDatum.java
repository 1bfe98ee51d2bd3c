package dev.kdt.codec.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Kind;
import dev.kdt.json.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Google's own types of the forms that {@link WellKnownJson} reads them as. */
final class WellKnownDatum {
    private static final String PACKAGE = "google.protobuf.";
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    private WellKnownDatum() {}

    /** The message of a value in the type's form of its own; null when the type has none. */
    static @Nullable Message of(Value value, Descriptor type, MessageDatum datum) throws CodecException {
        String name = type.getFullName();
        if (!name.startsWith(PACKAGE)) {
            return null;
        }
        return switch (name.substring(PACKAGE.length())) {
            case "Timestamp" -> timestamp(value, type, datum);
            case "Duration" -> duration(value, type, datum);
            case "DoubleValue",
                    "FloatValue",
                    "Int64Value",
                    "UInt64Value",
                    "Int32Value",
                    "UInt32Value",
                    "BoolValue",
                    "StringValue",
                    "BytesValue",
                    "ListValue",
                    "Struct" -> first(value, type, datum);
            case "Value" -> any(value, type, datum);
            case "FieldMask" -> mask(value, type, datum);
            default -> null;
        };
    }

    private static Message timestamp(Value value, Descriptor type, MessageDatum datum) throws CodecException {
        String wanted = "a time such as 2026-11-27T10:00:00Z";
        try {
            Instant time = Instant.parse(datum.text(value, wanted));
            return pair(type, time.getEpochSecond(), time.getNano());
        } catch (DateTimeParseException _) {
            throw datum.refused(value, wanted);
        }
    }

    private static Message duration(Value value, Descriptor type, MessageDatum datum) throws CodecException {
        String wanted = "a duration such as 1.5s";
        String text = datum.text(value, wanted);
        try {
            BigDecimal seconds = new BigDecimal(text.endsWith("s") ? text.substring(0, text.length() - 1) : "");
            return pair(
                    type,
                    seconds.longValue(),
                    seconds.remainder(BigDecimal.ONE).multiply(BILLION).intValue());
        } catch (NumberFormatException _) {
            throw datum.refused(value, wanted);
        }
    }

    private static Message pair(Descriptor type, long seconds, int nanos) {
        return DynamicMessage.newBuilder(type)
                .setField(type.findFieldByNumber(1), seconds)
                .setField(type.findFieldByNumber(2), nanos)
                .build();
    }

    /** The value is that of the one field. */
    private static Message first(Value value, Descriptor type, MessageDatum datum) throws CodecException {
        return with(value, type, type.findFieldByNumber(1), datum);
    }

    /** Any JSON value: the field of its kind. */
    private static Message any(Value value, Descriptor type, MessageDatum datum) throws CodecException {
        String field = switch (value.kind()) {
            case NULL -> "null_value";
            case TRUE, FALSE -> "bool_value";
            case NUMBER -> "number_value";
            case STRING -> "string_value";
            case ARRAY -> "list_value";
            case OBJECT -> "struct_value";
        };
        return with(value.kind() == Kind.NULL ? Value.of(0) : value, type, type.findFieldByName(field), datum);
    }

    private static Message mask(Value value, Descriptor type, MessageDatum datum) throws CodecException {
        String paths = datum.text(value, "paths between commas");
        return with(
                ArrayValue.of(Arrays.stream(paths.split(",", -1))
                        .filter(each -> !each.isEmpty())
                        .map(Value::of)
                        .toList()),
                type,
                type.findFieldByNumber(1),
                datum);
    }

    private static Message with(Value value, Descriptor type, FieldDescriptor field, MessageDatum datum)
            throws CodecException {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        datum.set(message, field, value);
        return message.build();
    }
}
