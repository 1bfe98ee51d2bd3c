package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Field;
import dev.kdt.pipeline.config.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code jq}. */
final class JqForm implements FieldForm {
    @Override
    public FormSpec spec() {
        return new FormSpec(
                "jq",
                List.of(ParamType.JQ),
                List.of(),
                List.of(),
                "What an expression gives of the record so far; the field is left out when it gives nothing.",
                List.of("{ jq: .customer.id }", "{ jq: '.qty * .price * 100 | round / 100' }"));
    }

    @Override
    public @Nullable Field read(Node value, Node.Mapping field, FieldScope scope) {
        return JqReader.field(value, scope);
    }
}
