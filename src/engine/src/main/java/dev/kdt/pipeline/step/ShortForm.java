package dev.kdt.pipeline.step;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.program.Jq;
import dev.kdt.json.Value;
import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.Scopes;
import dev.kdt.pipeline.config.Surroundings;

/** Makes steps of jq text: the short forms of what one would otherwise write as a {@code map}. */
final class ShortForm {
    private ShortForm() {}

    /** The step that {@code jq} is, which {@link Step#asJq} shows. */
    static Step compile(Fields fields, Surroundings surroundings, String jq) throws StepConfigException {
        try {
            // The place that the user wrote is the step's.
            return new JqMap.Mapping(
                    fields.step(),
                    Jq.compile(jq, Scopes.of(surroundings))
                            .within(_ -> fields.place().inText()));
        } catch (JqSyntaxException e) {
            throw new StepConfigException(
                    fields.place(), "step '" + fields.step() + "': " + e.getMessage() + " (as jq: " + jq + ")");
        }
    }

    /** The text as a jq string. */
    static String quoted(String text) {
        ByteBuilder out = new ByteBuilder();
        Value.of(text).writeTo(out);
        return out.toString();
    }

    /** A name as a jq path: {@code total} is the key of that name, {@code .a.b} is taken as it is. */
    static String path(String name) {
        return name.startsWith(".") ? name : ".[" + quoted(name) + "]";
    }
}
