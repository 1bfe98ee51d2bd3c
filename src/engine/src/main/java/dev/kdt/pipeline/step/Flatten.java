package dev.kdt.pipeline.step;

import static dev.kdt.pipeline.config.FieldSpec.optional;

import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldType;
import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.config.Surroundings;
import java.util.List;

/** {@code flatten}: one level of fields out of many. */
final class Flatten implements StepType {
    private static final StepSpec SPEC = new StepSpec(
            "flatten",
            "Makes one level of fields of nested objects, with their names joined.",
            """
            Arrays stay as they are, and so do empty objects, unless arrays is true: then their elements become fields named by \
            their index. A short form of map.\
            """,
            List.of(
                    optional("separator", new FieldType.Text(), "_", "What joins the names."),
                    optional("arrays", new FieldType.Truth(), "false", "Whether arrays are flattened too.")),
            List.of(
                    Example.of(
                            "Columns for a table",
                            "flatten: _",
                            "{\"id\":1,\"address\":{\"city\":\"Berlin\",\"geo\":{\"lat\":52.5}},\"tags\":[\"a\"]}",
                            "{\"id\":1,\"address_city\":\"Berlin\",\"address_geo_lat\":52.5,\"tags\":[\"a\"]}"),
                    Example.of(
                            "Arrays too",
                            "flatten: {separator: ., arrays: true}",
                            "{\"tags\":[\"a\",{\"b\":1}]}",
                            "{\"tags.0\":\"a\",\"tags.1.b\":1}")));

    @Override
    public StepSpec spec() {
        return SPEC;
    }

    @Override
    public Step compile(Fields fields, Surroundings surroundings) throws StepConfigException {
        String separator = ShortForm.quoted(fields.text("separator", "_"));
        String nested = fields.isSet("arrays") ? "(type == \"object\" or type == \"array\")" : "type == \"object\"";
        String jq = """
            def flat($name): (keys_unsorted[] as $k \
            | (if $name == "" then "\\($k)" else $name + %s + "\\($k)" end) as $full \
            | .[$k] | if %s and length > 0 then flat($full) else {($full): .} end); \
            reduce flat("") as $field ({}; . + $field)\
            """.formatted(separator, nested);
        return ShortForm.compile(fields, surroundings, jq);
    }
}
