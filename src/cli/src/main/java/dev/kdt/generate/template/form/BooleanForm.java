package dev.kdt.generate.template.form;

import dev.kdt.generate.value.BooleanField;
import dev.kdt.generate.value.Field;
import dev.kdt.pipeline.config.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code boolean}. */
final class BooleanForm implements FieldForm {
    @Override
    public FormSpec spec() {
        return new FormSpec(
                "boolean",
                List.of(ParamType.SHARE),
                List.of(),
                List.of(),
                "True in this share of the records, false in the others.",
                List.of("{ boolean: 30% }"));
    }

    @Override
    public @Nullable Field read(Node value, Node.Mapping field, FieldScope scope) {
        Double share = ShareText.read(value, scope);
        return share == null ? null : new BooleanField(share);
    }
}
