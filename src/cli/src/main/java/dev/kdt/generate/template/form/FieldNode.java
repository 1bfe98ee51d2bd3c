package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Calculation;
import dev.kdt.generate.value.Constant;
import dev.kdt.generate.value.Field;
import dev.kdt.generate.value.OnlyIf;
import dev.kdt.generate.value.OrNull;
import dev.kdt.generate.value.Sometimes;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.NodeValues;
import dev.kdt.pipeline.config.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a field: a constant, or a mapping that names one type, with what may stand beside. */
public final class FieldNode {
    /** The keys that may stand beside every type. */
    public static final List<ParamSpec> MODIFIERS = List.of(
            ParamSpec.of("present", ParamType.SHARE, "The share of records that have the field."),
            ParamSpec.of("null", ParamType.SHARE, "The share of records in which it is null."),
            ParamSpec.of("if", ParamType.JQ, "Records have the field only where this is true of the record so far."));

    private FieldNode() {}

    /** The compiled field; null when something is wrong: then problems were added. */
    static @Nullable Field read(Node node, FieldScope scope) {
        return switch (node) {
            case Node.Scalar scalar -> new Constant(NodeValues.value(scalar));
            case Node.Sequence list -> list(list, scope);
            case Node.Mapping mapping -> typed(mapping, scope);
        };
    }

    private static @Nullable Field list(Node.Sequence list, FieldScope scope) {
        if (list.items().stream().allMatch(Node.Scalar.class::isInstance)) {
            return new Constant(NodeValues.value(list));
        }
        scope.problem(list.place(), "a list is a constant here (write array: {of: …}, or constant: […])");
        return null;
    }

    private static @Nullable Field typed(Node.Mapping mapping, FieldScope scope) {
        List<Node.Entry> types = mapping.entries().stream()
                .filter(each -> Forms.find(each.key().text()) != null)
                .toList();
        if (types.size() != 1) {
            untyped(mapping, types, scope);
            return null;
        }
        Node.Entry type = types.getFirst();
        FieldForm form = Objects.requireNonNull(Forms.find(type.key().text()));
        List<ParamSpec> known = new ArrayList<>(List.of(ParamSpec.of(form.spec().name(), ParamType.ANY, "")));
        known.addAll(form.spec().beside());
        known.addAll(MODIFIERS);
        known.addAll(form.spec().params());
        scope.checkKeys(mapping, known);
        form.spec().params().forEach(each -> checkIsInside(each.name(), mapping, form.spec(), scope));
        boolean plain = MODIFIERS.stream().noneMatch(each -> mapping.entry(each.name()) != null);
        FieldScope its = scope.in(form.spec().name());
        Field field = form.read(type.value(), mapping, plain ? its : its.unsure());
        return modified(field, mapping, scope);
    }

    /** A key of the mapping behind the type's name, written beside that name, is told with where it belongs. */
    private static void checkIsInside(String key, Node.Mapping mapping, FormSpec type, FieldScope scope) {
        Node.Entry entry = mapping.entry(key);
        boolean isBeside = Stream.of(type.beside(), MODIFIERS)
                .flatMap(List::stream)
                .anyMatch(each -> each.name().equals(key));
        if (entry != null && !isBeside) {
            scope.problem(
                    entry.key().place(),
                    "'" + key + "' does not stand beside '" + type.name() + "' but in its mapping (write " + type.name()
                            + ": {…, " + key + ": …})");
        }
    }

    private static void untyped(Node.Mapping mapping, List<Node.Entry> types, FieldScope scope) {
        if (types.size() > 1) {
            scope.problem(
                    types.get(1).key().place(),
                    "two types, '" + types.get(0).key().text() + "' and '"
                            + types.get(1).key().text() + "' (a field has one; nest others in object: {…})");
        } else if (mapping.entries().isEmpty()) {
            scope.problem(mapping.place(), "names no type (known: " + String.join(", ", Forms.names()) + ")");
        } else {
            Node.Scalar key = mapping.entries().getFirst().key();
            String suggestion = Suggestion.among(Forms.names(), key.text());
            scope.problem(
                    key.place(),
                    "unknown type '" + key.text() + "'"
                            + (suggestion.startsWith(" (known")
                                    ? suggestion.replaceFirst("\\)$", "; fields in a field: object: {…})")
                                    : suggestion));
        }
    }

    private static @Nullable Field modified(@Nullable Field field, Node.Mapping mapping, FieldScope scope) {
        Field made = field;
        Node nulls = mapping.get("null");
        Double share = nulls == null ? null : ShareText.read(nulls, scope.in("null"));
        if (made != null && share != null) {
            made = new OrNull(made, share);
        }
        Node present = mapping.get("present");
        Double records = present == null ? null : ShareText.read(present, scope.in("present"));
        if (made != null && records != null) {
            made = new Sometimes(made, records);
        }
        Node condition = mapping.get("if");
        Calculation holds = condition == null ? null : JqReader.calculation(condition, scope.in("if"));
        return made != null && holds != null ? new OnlyIf(holds, made) : made;
    }
}
