package dev.kdt.pipeline.step;

import static dev.kdt.pipeline.config.FieldSpec.required;

import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldType;
import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.config.Surroundings;
import java.util.List;
import java.util.stream.Collectors;

/** {@code delete}: takes fields away. */
final class Delete implements StepType {
    private static final StepSpec SPEC = new StepSpec(
            "delete",
            "Takes away what is at the given paths.",
            "Missing fields are no error. A short form of map: del(PATHS).",
            List.of(required("paths", new FieldType.Paths(), "What to take away.")),
            List.of(Example.of(
                    "Two fields, one in every item",
                    "delete: [.debug, '.items[].cost']",
                    "{\"id\":1,\"debug\":true,\"items\":[{\"sku\":\"a\",\"cost\":3}]}",
                    "{\"id\":1,\"items\":[{\"sku\":\"a\"}]}")));

    @Override
    public StepSpec spec() {
        return SPEC;
    }

    @Override
    public Step compile(Fields fields, Surroundings surroundings) throws StepConfigException {
        String paths = fields.paths("paths").stream()
                .map(each -> "(" + each.source() + ")")
                .collect(Collectors.joining(", "));
        return ShortForm.compile(fields, surroundings, "del(" + paths + ")");
    }
}
