package dev.kdt.pipeline.step;

import static dev.kdt.pipeline.config.FieldSpec.required;

import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldType;
import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.config.Surroundings;
import java.util.List;
import java.util.stream.Collectors;

/** {@code set}: gives fields a value. */
final class SetFields implements StepType {
    private static final StepSpec SPEC = new StepSpec(
            "set",
            "Sets fields of the record, each to what a jq expression gives.",
            """
            A field is a name, or a path such as .address.city. Expressions are worked out one after the other: a later one sees \
            what the earlier ones set. A short form of map: each field becomes FIELD = (EXPRESSION).\
            """,
            List.of(required("fields", new FieldType.Expressions(), "The fields and their expressions.")),
            List.of(
                    Example.of(
                            "A computed field",
                            "set: {total: .qty * .price, big: .total > 100}",
                            "{\"qty\":2,\"price\":60}",
                            "{\"qty\":2,\"price\":60,\"total\":120,\"big\":true}"),
                    Example.of(
                            "A nested field",
                            "set: {.address.city: '\"Berlin\"'}",
                            "{\"id\":1}",
                            "{\"id\":1,\"address\":{\"city\":\"Berlin\"}}")));

    @Override
    public StepSpec spec() {
        return SPEC;
    }

    @Override
    public Step compile(Fields fields, Surroundings surroundings) throws StepConfigException {
        String jq = fields.expressions("fields").entrySet().stream()
                .map(each ->
                        ShortForm.path(each.getKey()) + " = (" + each.getValue().source() + "\n)")
                .collect(Collectors.joining(" | "));
        return ShortForm.compile(fields, surroundings, jq);
    }
}
