package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Field;
import dev.kdt.generate.value.SequenceField;
import dev.kdt.generate.value.SequenceText;
import dev.kdt.pipeline.config.Node;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code sequence}. */
final class SequenceForm implements FieldForm {
    private static final List<ParamSpec> PARAMS = List.of(
            ParamSpec.of("from", ParamType.WHOLE, "The first number; 1."),
            ParamSpec.of("step", ParamType.WHOLE, "From one number to the next; 1."),
            ParamSpec.of("format", ParamType.TEXT, "A text with the number in it as %d, or %06d for six digits."));

    private static final Pattern NUMBER = Pattern.compile("%(?:0([1-9]|1[0-9]))?d");

    @Override
    public FormSpec spec() {
        return new FormSpec(
                "sequence",
                List.of(ParamType.WHOLE, ParamType.TEXT, ParamType.MAPPING),
                PARAMS,
                List.of(),
                "A number that grows from record to record, in an entity from entity to entity; or a text with it.",
                List.of("{ sequence: 1 }", "{ sequence: \"o-%06d\" }", "{ sequence: { from: 100, step: 10 } }"));
    }

    @Override
    public @Nullable Field read(Node value, Node.Mapping field, FieldScope scope) {
        if (scope.isInArray()) {
            scope.problem(value.place(), "cannot be in an array (each record has one number)");
            return null;
        }
        if (!(value instanceof Node.Mapping mapping)) {
            boolean number = value instanceof Node.Scalar scalar && scalar.type() == Node.Scalar.Type.NUMBER;
            return number ? of(value, null, null, scope) : of(null, null, value, scope);
        }
        scope.checkKeys(mapping, PARAMS);
        return of(mapping.get("from"), mapping.get("step"), mapping.get("format"), scope);
    }

    private static @Nullable Field of(
            @Nullable Node from, @Nullable Node step, @Nullable Node format, FieldScope scope) {
        Long first = from == null ? Long.valueOf(1) : Whole.read(from, scope.in("from"));
        Long each = step == null ? Long.valueOf(1) : Whole.read(step, scope.in("step"));
        if (format == null) {
            return first == null || each == null ? null : new SequenceField(first, each);
        }
        Node.Scalar text = scope.read().text(format, scope.subject());
        if (text == null || first == null || each == null) {
            return null;
        }
        Matcher number = NUMBER.matcher(text.text());
        if (!number.find() || text.text().indexOf('%', number.end()) >= 0) {
            scope.problem(text.place(), "the format must have the number once, as %d or %06d");
            return null;
        }
        if (first < 0 || each < 0) {
            scope.problem(text.place(), "numbers with a format cannot be negative");
            return null;
        }
        String width = number.group(1);
        return new SequenceText(
                text.text().substring(0, number.start()),
                width == null ? 1 : Integer.parseInt(width),
                text.text().substring(number.end()),
                first,
                each);
    }
}
