package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Constant;
import dev.kdt.generate.value.Field;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.NodeValues;
import java.util.List;

/** {@code constant}. */
final class ConstantForm implements FieldForm {
    @Override
    public FormSpec spec() {
        return new FormSpec(
                "constant",
                List.of(ParamType.ANY),
                List.of(),
                List.of(),
                "The same value in each record. A value without a type is a constant, too.",
                List.of("{ constant: [1, 2] }", "web"));
    }

    @Override
    public Field read(Node value, Node.Mapping field, FieldScope scope) {
        return new Constant(NodeValues.value(value));
    }
}
