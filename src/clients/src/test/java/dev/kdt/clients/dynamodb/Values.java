package dev.kdt.clients.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attribute values as the protocol writes them, such as {@code {"N": "1"}}: compared and calculated with. */
final class Values {
    private Values() {}

    /** The type's name, such as {@code S}. */
    static String type(JsonNode value) {
        return value.fieldNames().hasNext() ? value.fieldNames().next() : "";
    }

    static boolean equal(@Nullable JsonNode a, @Nullable JsonNode b) {
        if (a == null || b == null || !type(a).equals(type(b))) {
            return false;
        }
        return switch (type(a)) {
            case "N" -> number(a).compareTo(number(b)) == 0;
            case "SS", "NS", "BS" -> elements(a).equals(elements(b));
            default -> a.equals(b);
        };
    }

    /** Whether {@code a operator b}; false when their types differ or have no order, as the service has it. */
    static boolean compare(@Nullable JsonNode a, String operator, @Nullable JsonNode b) throws TableException {
        switch (operator) {
            case "=" -> {
                return equal(a, b);
            }
            case "<>" -> {
                return !equal(a, b);
            }
            default -> {
                if (a == null || b == null || !type(a).equals(type(b))) {
                    return false;
                }
            }
        }
        int order = type(a).equals("N")
                ? number(a).compareTo(number(b))
                : a.path(type(a)).asText().compareTo(b.path(type(b)).asText());
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw TableException.validation("Invalid operator: " + operator);
        };
    }

    static boolean beginsWith(@Nullable JsonNode a, JsonNode start) {
        return a != null
                && a.has("S")
                && a.get("S").asText().startsWith(start.path("S").asText());
    }

    static boolean contains(@Nullable JsonNode a, JsonNode part) {
        if (a == null) {
            return false;
        }
        return switch (type(a)) {
            case "S" ->
                part.has("S") && a.get("S").asText().contains(part.get("S").asText());
            case "SS", "NS", "BS" -> elements(a).contains(part.path(type(part)));
            case "L" -> {
                for (JsonNode each : a.get("L")) {
                    if (equal(each, part)) {
                        yield true;
                    }
                }
                yield false;
            }
            default -> false;
        };
    }

    /** Elements of a list, map or set, or length of a text: what {@code size()} gives. */
    static JsonNode size(JsonNode value) {
        JsonNode content = value.path(type(value));
        return number(BigDecimal.valueOf(content.isTextual() ? content.asText().length() : content.size()));
    }

    static JsonNode add(JsonNode a, JsonNode b) throws TableException {
        return number(numeric(a).add(numeric(b)));
    }

    static JsonNode subtract(JsonNode a, JsonNode b) throws TableException {
        return number(numeric(a).subtract(numeric(b)));
    }

    private static BigDecimal numeric(JsonNode value) throws TableException {
        if (!value.has("N")) {
            throw TableException.validation("An operand in the update expression has an incorrect data type");
        }
        return number(value);
    }

    private static BigDecimal number(JsonNode value) {
        return new BigDecimal(value.get("N").asText());
    }

    private static JsonNode number(BigDecimal value) {
        return JsonNodeFactory.instance.objectNode().put("N", value.toPlainString());
    }

    private static Set<JsonNode> elements(JsonNode set) {
        Set<JsonNode> elements = new HashSet<>();
        set.get(type(set)).forEach(elements::add);
        return elements;
    }
}
