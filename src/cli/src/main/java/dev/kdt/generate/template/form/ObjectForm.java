package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Field;
import dev.kdt.pipeline.config.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code object}. */
final class ObjectForm implements FieldForm {
    @Override
    public FormSpec spec() {
        return new FormSpec(
                "object",
                List.of(ParamType.FIELDS),
                List.of(),
                List.of(),
                "An object with fields of its own.",
                List.of("{ object: { id: { number: 1..500 }, country: DE } }"));
    }

    @Override
    public @Nullable Field read(Node value, Node.Mapping field, FieldScope scope) {
        scope.self().isObject();
        return ObjectReader.read(value, scope.members());
    }
}
