package dev.kdt.local.mapping;

import dev.kdt.bytes.Slice;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.List;

/** Reads filter patterns. */
final class FilterPatternReader {
    private static final StringValue OR = StringValue.of("$or");

    private FilterPatternReader() {}

    /**
     * Reads a whole pattern.
     *
     * @throws IllegalArgumentException when it is none; the message says why
     */
    static FilterPattern.AllOf read(String text) {
        Value pattern;
        try {
            // The pattern outlives the reader.
            pattern = new JsonReader().read(Slice.utf8(text)).copy();
        } catch (JsonException e) {
            throw new IllegalArgumentException("it is not JSON: " + e.getMessage(), e);
        }
        if (!(pattern instanceof ObjectValue object)) {
            throw new IllegalArgumentException("it is not a JSON object");
        }
        FilterPattern.AllOf read = object(object);
        if (read.members().stream()
                .anyMatch(each -> each.name().text().equals("data") && each.pattern() instanceof FilterPattern.AnyOf)) {
            throw new IllegalArgumentException(
                    "the pattern of 'data' must be a JSON object, as records are matched as JSON");
        }
        return read;
    }

    private static FilterPattern.AllOf object(ObjectValue object) {
        List<FilterPattern.Member> members = new ArrayList<>();
        List<List<FilterPattern.AllOf>> alternatives = new ArrayList<>();
        for (Entries e = object.entries(); e.next(); ) {
            if (e.key().equals(OR)) {
                alternatives.add(alternatives(e.value()));
            } else {
                members.add(new FilterPattern.Member(e.key(), pattern(e.key(), e.value())));
            }
        }
        if (members.isEmpty() && alternatives.isEmpty()) {
            throw new IllegalArgumentException("an object in it has no members");
        }
        return new FilterPattern.AllOf(members, alternatives);
    }

    private static List<FilterPattern.AllOf> alternatives(Value value) {
        List<FilterPattern.AllOf> alternatives = new ArrayList<>();
        if (value instanceof ArrayValue array) {
            for (Elements e = array.elements(); e.next(); ) {
                if (e.value() instanceof ObjectValue alternative) {
                    alternatives.add(object(alternative));
                }
            }
            if (alternatives.size() >= 2 && alternatives.size() == array.size()) {
                return alternatives;
            }
        }
        throw new IllegalArgumentException("'$or' must be an array of two objects or more");
    }

    private static FilterPattern pattern(StringValue name, Value value) {
        return switch (value) {
            case ObjectValue object -> object(object);
            case ArrayValue array when array.size() > 0 -> new FilterPattern.AnyOf(rules(name, array));
            default ->
                throw new IllegalArgumentException(
                        "'" + name.text() + "' must be an object or an array of rules, such as [\"value\"]");
        };
    }

    private static List<FilterRule> rules(StringValue name, ArrayValue array) {
        List<FilterRule> rules = new ArrayList<>();
        for (Elements e = array.elements(); e.next(); ) {
            rules.add(rule(name.text(), e.value()));
        }
        return rules;
    }

    private static FilterRule rule(String name, Value value) {
        return switch (value) {
            case ObjectValue object -> comparison(name, object);
            case ArrayValue _ -> throw new IllegalArgumentException("a rule of '" + name + "' is an array");
            default -> new FilterRule.Equal(value);
        };
    }

    private static FilterRule comparison(String name, ObjectValue object) {
        Entries entry = object.entries();
        if (object.size() != 1 || !entry.next()) {
            throw new IllegalArgumentException("a rule of '" + name + "' must have one operator");
        }
        Value operand = entry.value();
        String operator = entry.key().text();
        return switch (operator) {
            case "prefix" -> new FilterRule.Prefix(text(operator, operand).utf8());
            case "suffix" -> new FilterRule.Suffix(text(operator, operand).utf8());
            case "equals-ignore-case" ->
                new FilterRule.EqualIgnoringCase(text(operator, operand).text());
            case "exists" -> exists(operand);
            case "numeric" -> numeric(operand);
            case "anything-but" -> new FilterRule.AnythingBut(exceptions(name, operand));
            default ->
                throw new IllegalArgumentException(
                        "'" + operator + "' of '" + name + "' is not an operator (prefix, suffix,"
                                + " equals-ignore-case, anything-but, numeric, exists)");
        };
    }

    private static StringValue text(String operator, Value operand) {
        if (operand instanceof StringValue text) {
            return text;
        }
        throw new IllegalArgumentException("'" + operator + "' must be a string");
    }

    private static FilterRule exists(Value operand) {
        if (operand.kind() != Kind.TRUE && operand.kind() != Kind.FALSE) {
            throw new IllegalArgumentException("'exists' must be true or false");
        }
        return new FilterRule.Exists(operand.kind() == Kind.TRUE);
    }

    private static List<FilterRule> exceptions(String name, Value operand) {
        if (operand instanceof ArrayValue array && array.size() > 0) {
            return rules(StringValue.of(name), array);
        }
        return List.of(rule(name, operand));
    }

    private static FilterRule numeric(Value operand) {
        List<FilterRule.Comparison> comparisons = new ArrayList<>();
        if (operand instanceof ArrayValue array && (array.size() == 2 || array.size() == 4)) {
            for (int i = 0; i < array.size(); i += 2) {
                FilterRule.Operator operator =
                        array.get(i) instanceof StringValue sign ? FilterRule.Operator.of(sign.text()) : null;
                if (operator != null && array.get(i + 1) instanceof NumberValue limit) {
                    comparisons.add(new FilterRule.Comparison(operator, limit));
                }
            }
            if (comparisons.size() == array.size() / 2) {
                return new FilterRule.Numeric(comparisons);
            }
        }
        throw new IllegalArgumentException(
                "'numeric' must be one comparison or two, such as [\">\", 0, \"<=\", 5], with = < <= > >=");
    }
}
