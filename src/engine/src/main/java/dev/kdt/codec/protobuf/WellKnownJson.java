package dev.kdt.codec.protobuf;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.format.Plain;
import dev.kdt.json.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Google's own types, in the forms that the JSON mapping of Protocol Buffers has for them: a timestamp is ISO 8601 text, a duration
 * seconds with an {@code s}, a wrapper the value in it, a struct plain JSON, a field mask its paths. An {@code Any} stays type and
 * bytes: its type may not be in the descriptor set.
 */
final class WellKnownJson {
    private static final String PACKAGE = "google.protobuf.";

    private WellKnownJson() {}

    /** The message in its form of its own; null when its type has none. */
    static @Nullable Value of(Message message) throws CodecException {
        String type = message.getDescriptorForType().getFullName();
        if (!type.startsWith(PACKAGE)) {
            return null;
        }
        return switch (type.substring(PACKAGE.length())) {
            case "Timestamp" -> Plain.instant(number(message, 1), number(message, 2), "protobuf");
            case "Duration" -> duration(number(message, 1), number(message, 2));
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
                    "Struct" -> first(message);
            case "Value" -> value(message);
            case "FieldMask" -> paths(message);
            default -> null;
        };
    }

    private static Object get(Message message, int number) {
        return message.getField(message.getDescriptorForType().findFieldByNumber(number));
    }

    private static long number(Message message, int field) {
        return ((Number) get(message, field)).longValue();
    }

    private static Value first(Message message) throws CodecException {
        FieldDescriptor field = message.getDescriptorForType().findFieldByNumber(1);
        return MessageJson.field(field, message.getField(field));
    }

    /** Any JSON value: the one field that is set. */
    private static Value value(Message message) throws CodecException {
        for (var each : message.getAllFields().entrySet()) {
            return MessageJson.field(each.getKey(), each.getValue());
        }
        return Value.NULL;
    }

    private static Value duration(long seconds, long nanos) {
        BigDecimal exact = BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, 9));
        BigDecimal shortest = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
        return Value.of(shortest.toPlainString() + "s");
    }

    private static Value paths(Message mask) {
        return Value.of(((List<?>) get(mask, 1)).stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
}
