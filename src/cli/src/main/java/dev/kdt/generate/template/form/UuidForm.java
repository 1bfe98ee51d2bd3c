package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Field;
import dev.kdt.generate.value.UuidField;
import dev.kdt.pipeline.config.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code uuid}. */
final class UuidForm implements FieldForm {
    private static final List<String> VERSIONS = List.of("v4", "v7");

    @Override
    public FormSpec spec() {
        return new FormSpec(
                "uuid",
                List.of(ParamType.TEXT),
                List.of(),
                List.of(),
                "A UUID: v4 is random, v7 begins with the event time.",
                List.of("{ uuid: v4 }", "{ uuid: v7 }"));
    }

    @Override
    public @Nullable Field read(Node value, Node.Mapping field, FieldScope scope) {
        String version = scope.read().choice(value, VERSIONS, scope.subject());
        return version == null ? null : version.equals("v4") ? UuidField.V4 : UuidField.V7;
    }
}
