package dev.kdt.pipeline.config;

import dev.kdt.jq.program.Expression;
import dev.kdt.unit.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a step by the step's spec. */
public final class FieldsReader {
    private final FieldReader read;
    private final Problems problems;

    public FieldsReader(FieldReader read) {
        this.read = read;
        this.problems = read.problems();
    }

    /**
     * The fields that {@code value} gives: in the long form a mapping of fields, in the short form the main field's value.
     *
     * @param step the step's name for messages
     * @param place where the step stands
     * @return null when something is wrong; then problems were added
     */
    public @Nullable Fields read(StepSpec spec, String step, Place place, Node value) {
        int before = problems.count();
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        if (isUnquoted(spec, value)) {
            problems.add(
                    value.place(),
                    "step '" + step + "': unknown field '"
                            + ((Node.Mapping) value).entries().getFirst().key().text() + "' (quote a jq object: "
                            + spec.name() + ": '{…}')");
            return null;
        }
        if (isLongForm(spec, value)) {
            for (Node.Entry entry : ((Node.Mapping) value).entries()) {
                FieldSpec field = spec.field(entry.key().text());
                if (field == null) {
                    problems.add(
                            entry.key().place(),
                            "step '" + step + "': unknown field '" + entry.key().text() + "'"
                                    + Suggestion.among(
                                            spec.fieldNames(), entry.key().text()));
                } else {
                    put(values, places, field, entry.value(), step);
                }
            }
        } else {
            put(values, places, spec.main(), value, step);
        }
        for (FieldSpec field : spec.fields()) {
            if (field.required() && !places.containsKey(field.name())) {
                problems.add(
                        place,
                        "step '" + step + "': the field '" + field.name() + "' is missing ("
                                + field.type().inWords() + ")");
            }
        }
        return problems.count() == before ? new Fields(step, place, values, places) : null;
    }

    /** Whether a jq object stands where an expression may, without quotes: no key is a field, or like one. */
    private static boolean isUnquoted(StepSpec spec, Node value) {
        return spec.main().type() instanceof FieldType.Expression
                && value instanceof Node.Mapping mapping
                && !mapping.entries().isEmpty()
                && mapping.entries().stream()
                        .map(each -> each.key().text())
                        .allMatch(key -> Suggestion.nearest(spec.fieldNames(), key) == null);
    }

    /** A mapping is the long form, unless the main field takes a mapping itself and no field is named. */
    private static boolean isLongForm(StepSpec spec, Node value) {
        if (!(value instanceof Node.Mapping mapping)) {
            return false;
        }
        boolean mainTakesMapping = switch (spec.main().type()) {
            case FieldType.Expressions _, FieldType.Names _ -> true;
            default -> false;
        };
        return !mainTakesMapping || mapping.entry(spec.main().name()) != null;
    }

    private void put(Map<String, Object> values, Map<String, Place> places, FieldSpec field, Node node, String step) {
        places.put(field.name(), node.place());
        Object value = value(field.type(), node, "step '" + step + "', '" + field.name() + "'");
        if (value != null) {
            values.put(field.name(), value);
        }
    }

    private @Nullable Object value(FieldType type, Node node, String subject) {
        return switch (type) {
            case FieldType.Expression _ -> read.expression(node, subject);
            case FieldType.Paths _ -> each(node, item -> path(item, subject));
            case FieldType.Text _ -> text(node, subject);
            case FieldType.FileName _ -> text(node, subject);
            case FieldType.Texts _ -> each(node, item -> text(item, subject));
            case FieldType.Choice choice -> read.choice(node, choice.words(), subject);
            case FieldType.Choices choices -> each(node, item -> read.choice(item, choices.words(), subject));
            case FieldType.Whole whole -> whole(node, whole, subject);
            case FieldType.Decimal number -> number(node, number, subject);
            case FieldType.Truth _ -> truth(node, subject);
            case FieldType.Span _ -> span(node, subject);
            case FieldType.Expressions _ -> entries(node, read::expression, subject);
            case FieldType.Names _ -> entries(node, this::text, subject);
        };
    }

    private interface Reading<T> {
        @Nullable
        T read(Node node);
    }

    private static <T> @Nullable List<T> each(Node node, Reading<T> reading) {
        List<T> values = new ArrayList<>();
        for (Node item : FieldReader.oneOrMore(node)) {
            T value = reading.read(item);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    private interface NamedReading<T> {
        @Nullable
        T read(Node node, String subject);
    }

    private <T> @Nullable Map<String, T> entries(Node node, NamedReading<T> reading, String subject) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(node.place(), subject + " must be a mapping of names to values, not " + node.kind());
            return null;
        }
        Map<String, T> values = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.entries()) {
            String name = entry.key().text();
            T value = reading.read(entry.value(), subject + ", '" + name + "'");
            if (value != null) {
                values.put(name, value);
            }
        }
        return values;
    }

    private Fields.@Nullable PathField path(Node node, String subject) {
        Expression paths = read.path(node, subject);
        return paths == null || !(node instanceof Node.Scalar scalar)
                ? null
                : new Fields.PathField(scalar.text(), paths);
    }

    private @Nullable String text(Node node, String subject) {
        Node.Scalar scalar = read.text(node, subject);
        return scalar == null ? null : read.withEnvironment(scalar, subject);
    }

    private @Nullable Long whole(Node node, FieldType.Whole type, String subject) {
        Double number = number(node, new FieldType.Decimal(type.least(), type.most()), subject);
        if (number != null && number != Math.rint(number)) {
            problems.add(node.place(), subject + " must be " + type.inWords());
            return null;
        }
        return number == null ? null : number.longValue();
    }

    private @Nullable Double number(Node node, FieldType.Decimal type, String subject) {
        if (node instanceof Node.Scalar scalar && scalar.type() == Node.Scalar.Type.NUMBER) {
            double number = Double.parseDouble(scalar.text());
            if (number >= type.least() && number <= type.most()) {
                return number;
            }
        }
        problems.add(node.place(), subject + " must be " + type.inWords());
        return null;
    }

    private @Nullable Boolean truth(Node node, String subject) {
        if (node instanceof Node.Scalar scalar && scalar.type() == Node.Scalar.Type.BOOLEAN) {
            return scalar.text().equals("true");
        }
        problems.add(node.place(), subject + " must be true or false");
        return null;
    }

    private @Nullable Duration span(Node node, String subject) {
        Duration span = node instanceof Node.Scalar scalar ? TimeSpan.parse(scalar.text()) : null;
        if (span != null) {
            return span;
        }
        problems.add(node.place(), subject + " must be a duration such as 10m");
        return null;
    }
}
