package dev.kdt.pipeline.step;

import static dev.kdt.pipeline.config.FieldSpec.optional;
import static dev.kdt.pipeline.config.FieldSpec.required;

import dev.kdt.library.OptionalLibrary;
import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldType;
import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.config.Surroundings;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code validate}: checks records by a JSON Schema. */
final class Validate implements StepType {
    private static final StepSpec SPEC = new StepSpec(
            "validate",
            "Checks records by a JSON Schema; one that does not fit fails, or is dropped.",
            """
            The schema is a file beside the pipeline file, JSON or YAML, of draft 4 to 2020-12 as its $schema says, 2020-12 when it \
            says nothing. References lead to itself and to files in its folder, nowhere else. The message names up to three \
            places that do not fit.\
            """,
            List.of(
                    required("schema", new FieldType.FileName(), "The schema's file."),
                    optional(
                            "otherwise",
                            new FieldType.Choice(List.of("fail", "drop")),
                            "fail",
                            "What happens to a record that does not match.")),
            List.of(
                    Example.of(
                            "A record that fits passes as it is",
                            "validate: order.schema.json",
                            "{\"id\":\"o-1\",\"qty\":2}",
                            "{\"id\":\"o-1\",\"qty\":2}"),
                    Example.of(
                            "Drop what does not fit",
                            "validate: {schema: order.schema.json, otherwise: drop}",
                            "{\"id\":\"o-1\",\"qty\":\"two\"}")));

    @Override
    public StepSpec spec() {
        return SPEC;
    }

    @Override
    public Step compile(Fields fields, Surroundings surroundings) throws StepConfigException {
        if (!OptionalLibrary.JSON_SCHEMA.isThere()) {
            throw new StepConfigException(fields.placeOf("schema"), OptionalLibrary.JSON_SCHEMA.missing());
        }
        try {
            SchemaFile schema = SchemaFile.read(surroundings.file(fields.text("schema")), surroundings.reads());
            return new Compiled(
                    fields.step(), schema, fields.text("otherwise", "fail").equals("drop"));
        } catch (SchemaFileException e) {
            throw new StepConfigException(
                    fields.placeOf("schema"), "step '" + fields.step() + "', 'schema': " + e.getMessage());
        }
    }

    private record Compiled(String name, SchemaFile schema, boolean drops) implements Step {
        @Override
        public Set<OptionalLibrary> libraries() {
            return Set.of(OptionalLibrary.JSON_SCHEMA);
        }

        @Override
        public Worker start(Worker next, CurrentRecord current) {
            return value -> {
                @Nullable String problem = schema.problem(value);
                if (problem == null) {
                    next.take(value);
                } else if (drops) {
                    current.dropped(name, () -> problem);
                } else {
                    throw new StepFailure(name, problem, value);
                }
            };
        }
    }
}
