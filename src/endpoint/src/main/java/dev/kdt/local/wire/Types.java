package dev.kdt.local.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first of the two checks of a request: is every value of its shape's type? Members the shape does not know are
 * dropped, nulls count as absent, base64 becomes bytes, times become milliseconds. A value of the wrong type is refused
 * with a {@code SerializationException} in the service's words.
 */
final class Types {
    private static final String LIST_UNEXPECTED = "Start of list found where not expected";
    private static final String STRUCTURE_UNEXPECTED = "Start of structure or map found where not expected.";

    private final Protocol protocol;

    Types(Protocol protocol) {
        this.protocol = protocol;
    }

    /** The values of {@code given} that {@code shape} knows, in normal form. */
    ObjectNode structure(JsonNode given, Shape.Structure shape) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (Shape.Field field : shape.fields()) {
            JsonNode value = given.get(field.name());
            JsonNode normal = value == null || value.isNull() ? null : normal(value, field.shape());
            if (normal != null) {
                kept.set(field.name(), normal);
            }
        }
        return kept;
    }

    private @Nullable JsonNode normal(JsonNode value, Shape shape) {
        return switch (shape) {
            case Shape.Text _, Shape.Choice _ -> scalar(value, value.isTextual(), "an String");
            case Shape.Flag _ -> flag(value);
            case Shape.Whole whole -> whole(value, whole);
            case Shape.Moment _ -> moment(value);
            case Shape.Blob _ -> blob(value);
            case Shape.ListOf list -> list(value, list);
            case Shape.MapOf map -> map(value, map);
            case Shape.Structure structure -> {
                if (value.isValueNode()) {
                    throw wrong("Expected null");
                }
                if (value.isArray()) {
                    throw wrong(LIST_UNEXPECTED);
                }
                yield structure(value, structure);
            }
        };
    }

    private static JsonNode scalar(JsonNode value, boolean fits, String wanted) {
        if (fits) {
            return value;
        }
        if (value.isArray()) {
            throw wrong(LIST_UNEXPECTED);
        }
        if (value.isObject()) {
            throw wrong(STRUCTURE_UNEXPECTED);
        }
        throw wrong(className(value) + " can not be converted to " + wanted);
    }

    /** The service's name for a value of this kind. */
    private static String className(JsonNode value) {
        if (value.isBoolean()) {
            return "class java.lang.Boolean";
        }
        return value.isNumber()
                ? "class com.amazon.coral.value.json.numbers.TruncatingBigNumber"
                : "class java.lang.String";
    }

    private static JsonNode flag(JsonNode value) {
        if (value.isTextual()) {
            throw wrong("'" + value.textValue().toUpperCase(Locale.ROOT) + "' can not be converted to an Boolean");
        }
        return scalar(value, value.isBoolean(), "an Boolean");
    }

    private static JsonNode whole(JsonNode value, Shape.Whole shape) {
        long number = scalar(value, value.isNumber(), "an " + shape.type()).asLong();
        return LongNode.valueOf(shape.type().equals("Integer") ? Math.min(number, Integer.MAX_VALUE) : number);
    }

    private JsonNode moment(JsonNode value) {
        JsonNode number = scalar(value, value.isNumber(), "milliseconds since epoch");
        return LongNode.valueOf(protocol.millis(number));
    }

    private static JsonNode blob(JsonNode value) {
        if (value.isBinary()) {
            return value;
        }
        String text = scalar(value, value.isTextual(), "a Blob").textValue();
        if (text.length() % 4 != 0) {
            throw wrong("'" + text + "' can not be converted to a Blob: "
                    + "Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length());
        }
        try {
            if (endsClean(text)) {
                return BinaryNode.valueOf(Base64.getDecoder().decode(text));
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        throw wrong("'" + text + "' can not be converted to a Blob: " + invalidBase64(text));
    }

    /** Whether the bits of the last character that belong to no byte are zero, which the JDK's decoder does not ask for. */
    private static boolean endsClean(String base64) {
        int end = base64.length();
        if (base64.endsWith("==")) {
            return "AQgw".indexOf(base64.charAt(end - 3)) >= 0;
        }
        return !base64.endsWith("=") || "AEIMQUYcgkosw048".indexOf(base64.charAt(end - 2)) >= 0;
    }

    private static String invalidBase64(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean known = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '+'
                    || c == '/'
                    || (c == '=' && i >= text.length() - 2);
            if (!known) {
                return "Invalid Base64 character: '" + c + "'";
            }
        }
        return "Invalid last non-pad Base64 character dectected"; // The service's own spelling.
    }

    private JsonNode list(JsonNode value, Shape.ListOf shape) {
        if (value.isValueNode()) {
            throw wrong("Expected list or null");
        }
        if (value.isObject()) {
            throw wrong(STRUCTURE_UNEXPECTED);
        }
        ArrayNode kept = JsonNodeFactory.instance.arrayNode(value.size());
        for (JsonNode member : value) {
            kept.add(member.isNull() ? member : normal(member, shape.member()));
        }
        return kept;
    }

    private JsonNode map(JsonNode value, Shape.MapOf shape) {
        if (value.isValueNode()) {
            throw wrong("Expected map or null");
        }
        if (value.isArray()) {
            throw wrong(LIST_UNEXPECTED);
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            JsonNode member = entry.getValue();
            kept.set(entry.getKey(), member.isNull() ? member : normal(member, shape.value()));
        }
        return kept;
    }

    private static ServiceException wrong(String message) {
        return ServiceException.refused("SerializationException", message);
    }
}
