package dev.kdt.pipeline.step;

import static dev.kdt.pipeline.config.FieldSpec.required;

import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldType;
import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.config.Surroundings;
import java.util.List;
import java.util.stream.Collectors;

/** {@code rename}: gives fields other names. */
final class Rename implements StepType {
    private static final StepSpec SPEC = new StepSpec(
            "rename",
            "Gives fields of the record other names; they stay where they stand.",
            """
            A name that is not there is no error. Of two fields that end up with the same name the later one counts. A short form \
            of map: with_entries(…).\
            """,
            List.of(required(
                    "names",
                    new FieldType.Names("old names, each with the new one"),
                    "Old names, each with the new one.")),
            List.of(Example.of(
                    "A name that the warehouse expects",
                    "rename: {qty: quantity, sku: article}",
                    "{\"sku\":\"lamp\",\"qty\":2,\"price\":1}",
                    "{\"article\":\"lamp\",\"quantity\":2,\"price\":1}")));

    @Override
    public StepSpec spec() {
        return SPEC;
    }

    @Override
    public Step compile(Fields fields, Surroundings surroundings) throws StepConfigException {
        String names = fields.names("names").entrySet().stream()
                .map(each -> ShortForm.quoted(each.getKey()) + ": " + ShortForm.quoted(each.getValue()))
                .collect(Collectors.joining(", "));
        return ShortForm.compile(fields, surroundings, "with_entries(.key |= ({" + names + "}[.] // .))");
    }
}
