package dev.kdt.local.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The second check of a request: does every value keep its shape's constraints? Up to ten violations are told at once in
 * one {@code ValidationException}, in the service's words ("1 validation error detected: Value '…' at 'limit' failed to
 * satisfy constraint: …").
 */
public final class Validation {
    private static final int MAX_TOLD = 10;

    private final List<String> violations = new ArrayList<>();

    private Validation() {}

    /**
     * Brings a request's body into normal form and checks it.
     *
     * @throws ServiceException when a type or a constraint does not fit
     */
    public static Params check(JsonNode body, Shape.Structure shape, Protocol protocol) {
        ObjectNode normal = new Types(protocol).structure(body, shape);
        Validation validation = new Validation();
        validation.structure("", normal, shape);
        if (!validation.violations.isEmpty()) {
            throw ServiceException.validation(told(validation.violations));
        }
        return new Params(normal);
    }

    /** The message for these violations. */
    public static String told(List<String> violations) {
        return violations.size() + " validation error" + (violations.size() > 1 ? "s" : "") + " detected: "
                + String.join("; ", violations);
    }

    /** One violation: the value at a path does not keep a constraint. */
    public static String violation(String value, String path, String constraint) {
        return "Value " + value + " at '" + path + "' failed to satisfy constraint: " + constraint;
    }

    /** A blob as the service prints it in a violation. */
    public static String printedBlob(int length) {
        return "'java.nio.HeapByteBuffer[pos=0 lim=" + length + " cap=" + length + "]'";
    }

    private void structure(String path, JsonNode value, Shape.Structure shape) {
        for (Shape.Field field : shape.fields()) {
            String at = (path.isEmpty() ? "" : path + ".") + lowerFirst(field.name());
            JsonNode member = value.get(field.name());
            if (member != null) {
                value(at, member, field.shape());
            } else if (field.presence() == Shape.Presence.REQUIRED) {
                add("null", at, "Member must not be null");
            }
        }
    }

    private void value(String path, JsonNode value, Shape shape) {
        if (violations.size() >= MAX_TOLD) {
            return;
        }
        switch (shape) {
            case Shape.Text text -> text(path, value, text);
            case Shape.Choice choice -> {
                if (!choice.values().contains(value.textValue())) {
                    add(printed(value, shape), path, constraints(choice).getFirst());
                }
            }
            case Shape.Whole whole -> whole(path, value, whole);
            case Shape.Blob blob -> {
                int length = ((com.fasterxml.jackson.databind.node.BinaryNode) value).binaryValue().length;
                length(path, value, shape, length, blob.min(), blob.max());
            }
            case Shape.ListOf list -> {
                length(path, value, shape, value.size(), list.min(), list.max());
                members(path, value, list);
            }
            case Shape.MapOf map -> map(path, value, map);
            case Shape.Structure structure -> structure(path, value, structure);
            case Shape.Flag _, Shape.Moment _ -> {}
        }
    }

    private void text(String path, JsonNode value, Shape.Text shape) {
        String text = value.textValue();
        Pattern pattern = shape.pattern();
        boolean isShortEnough = length(text) <= shape.max(); // Patterns are slow on what has no bound.
        if (pattern != null && isShortEnough && !pattern.matcher(text).matches()) {
            add(printed(value, shape), path, "Member must satisfy regular expression pattern: " + pattern.pattern());
        }
        length(path, value, shape, length(text), shape.min(), shape.max());
    }

    private void whole(String path, JsonNode value, Shape.Whole shape) {
        if (value.longValue() < shape.min()) {
            add(printed(value, shape), path, "Member must have value greater than or equal to " + shape.min());
        }
        if (value.longValue() > shape.max()) {
            add(printed(value, shape), path, "Member must have value less than or equal to " + shape.max());
        }
    }

    private void length(String path, JsonNode value, Shape shape, int length, int min, int max) {
        if (length < min) {
            add(printed(value, shape), path, "Member must have length greater than or equal to " + min);
        }
        if (length > max) {
            add(printed(value, shape), path, "Member must have length less than or equal to " + max);
        }
    }

    /** Structures are checked one by one; simple members break one constraint of the list as a whole. */
    private void members(String path, JsonNode list, Shape.ListOf shape) {
        if (shape.member() instanceof Shape.Structure structure) {
            int index = 0;
            for (JsonNode member : list) {
                index++;
                if (member.isNull()) {
                    add("null", path + "." + index + ".member", "Member must not be null");
                } else {
                    structure(path + "." + index + ".member", member, structure);
                }
            }
            return;
        }
        for (JsonNode member : list) {
            if (!fits(member, shape.member())) {
                add(printed(list, shape), path, "Member must satisfy constraint: " + constraints(shape.member()));
                return;
            }
        }
    }

    private void map(String path, JsonNode value, Shape.MapOf shape) {
        length(path, value, shape, value.size(), shape.min(), shape.max());
        boolean keysFit = true;
        boolean valuesFit = true;
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            keysFit &= fits(entry.getKey(), shape.key());
            valuesFit &= fits(entry.getValue(), shape.value());
        }
        if (!keysFit) {
            add(printed(value, shape), path, "Map keys must satisfy constraint: " + constraints(shape.key()));
        }
        if (!valuesFit) {
            add(printed(value, shape), path, "Map value must satisfy constraint: " + constraints(shape.value()));
        }
    }

    private static boolean fits(JsonNode value, Shape shape) {
        return switch (shape) {
            case Shape.Text text -> value.isTextual() && fits(value.textValue(), text);
            case Shape.Choice choice -> value.isTextual() && choice.values().contains(value.textValue());
            case Shape.Whole whole -> value.longValue() >= whole.min() && value.longValue() <= whole.max();
            case Shape.Flag _, Shape.Moment _, Shape.Blob _, Shape.ListOf _, Shape.MapOf _, Shape.Structure _ -> true;
        };
    }

    private static boolean fits(String text, Shape.Text shape) {
        Pattern pattern = shape.pattern();
        return length(text) >= shape.min()
                && length(text) <= shape.max()
                && (pattern == null || pattern.matcher(text).matches());
    }

    /** "Number of Unicode scalar values". Smithy 2.0, Constraint traits, length. */
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static List<String> constraints(Shape shape) {
        return switch (shape) {
            case Shape.Choice choice -> List.of("Member must satisfy enum value set: " + choice.values());
            case Shape.Text text -> {
                List<String> all = new ArrayList<>();
                all.add("Member must have length less than or equal to " + text.max());
                all.add("Member must have length greater than or equal to " + text.min());
                if (text.pattern() != null) {
                    all.add("Member must satisfy regular expression pattern: "
                            + text.pattern().pattern());
                }
                yield all;
            }
            case Shape.Whole _,
                    Shape.Flag _,
                    Shape.Moment _,
                    Shape.Blob _,
                    Shape.ListOf _,
                    Shape.MapOf _,
                    Shape.Structure _ -> List.of();
        };
    }

    private void add(String value, String path, String constraint) {
        if (violations.size() < MAX_TOLD) {
            violations.add(violation(value, path, constraint));
        }
    }

    private static String printed(JsonNode value, Shape shape) {
        return "'" + bare(value, shape) + "'";
    }

    private static @Nullable String bare(JsonNode value, Shape shape) {
        return switch (shape) {
            case Shape.ListOf list ->
                StreamSupport.stream(value.spliterator(), false)
                        .map(member -> bare(member, list.member()))
                        .collect(Collectors.joining(", ", "[", "]"));
            case Shape.MapOf _ ->
                value.properties().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().asText())
                        .collect(Collectors.joining(", ", "{", "}"));
            case Shape.Blob _ -> {
                int length = ((com.fasterxml.jackson.databind.node.BinaryNode) value).binaryValue().length;
                yield "java.nio.HeapByteBuffer[pos=0 lim=" + length + " cap=" + length + "]";
            }
            case Shape.Structure structure -> structure.wireName();
            case Shape.Text _, Shape.Choice _, Shape.Whole _, Shape.Flag _, Shape.Moment _ -> value.asText();
        };
    }

    private static String lowerFirst(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
