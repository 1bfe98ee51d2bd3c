package dev.kdt.generate.template.form;

import dev.kdt.generate.value.ArrayField;
import dev.kdt.generate.value.Field;
import dev.kdt.generate.value.Quantity;
import dev.kdt.pipeline.config.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code array}. */
final class ArrayForm implements FieldForm {
    private static final List<ParamSpec> PARAMS = List.of(
            ParamSpec.of("of", ParamType.FIELD, "Each element."),
            ParamSpec.of("length", ParamType.NUMBERS, "How many elements."));

    @Override
    public FormSpec spec() {
        return new FormSpec(
                "array",
                List.of(ParamType.MAPPING),
                PARAMS,
                List.of(),
                "An array whose elements are drawn one by one.",
                List.of("{ array: { of: { number: 1..6 }, length: 1..3 } }"));
    }

    @Override
    public @Nullable Field read(Node value, Node.Mapping field, FieldScope scope) {
        if (!(value instanceof Node.Mapping mapping)) {
            scope.problem(value.place(), "must be a mapping (write array: {of: FIELD, length: 1..5})");
            return null;
        }
        scope.checkKeys(mapping, PARAMS);
        Node of = mapping.get("of");
        Node length = mapping.get("length");
        if (of == null || length == null) {
            scope.problem(mapping.place(), "'" + (of == null ? "of" : "length") + "' is missing");
        }
        FieldScope element = scope.in("of").element();
        Field item = of == null ? null : FieldNode.read(of, element);
        if (item != null) {
            scope.self().hasElements(element.told(item));
        }
        Quantity count = length == null ? null : NumberReader.counts(length, scope.in("length"));
        return item == null || count == null ? null : new ArrayField(item, count);
    }
}
