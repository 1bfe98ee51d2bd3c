package dev.kdt.pipeline;

import dev.kdt.codec.Chain;
import dev.kdt.jq.program.Expression;
import dev.kdt.pipeline.config.FieldReader;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Place;
import dev.kdt.pipeline.config.Problems;
import dev.kdt.pipeline.config.Surroundings;
import dev.kdt.pipeline.step.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a pipeline of the nodes of its file, and collects all that is wrong on the way. */
final class PipelineFileReader {
    static final List<String> KEYS =
            List.of("name", "decode", "steps", "encode", "columns", "on-error", "partition", "tests");

    private final Surroundings surroundings;
    private final Problems problems;
    private final FieldReader fields;

    PipelineFileReader(Surroundings surroundings, Problems problems) {
        this.surroundings = surroundings;
        this.problems = problems;
        this.fields = new FieldReader(surroundings, problems);
    }

    @Nullable
    PipelineFile read(String file, Node root) {
        if (!(root instanceof Node.Mapping mapping)) {
            problems.add(root.place(), "a pipeline file is a mapping with 'steps', not " + root.kind());
            return null;
        }
        problems.checkKeys(mapping, KEYS, "unknown key '%s'");
        Chain decode = new DecodeReader(fields, surroundings).read(mapping.get("decode"));
        List<Step> steps = new StepsReader(fields, surroundings).read(mapping.get("steps"));
        Encoding encode = new EncodingReader(fields, surroundings).read(mapping);
        Pipeline pipeline = new Pipeline(
                name(mapping.get("name"), file),
                decode,
                steps,
                encode,
                onError(mapping.get("on-error")),
                partition(mapping.get("partition")));
        return new PipelineFile(pipeline, new TestCasesReader(problems).read(mapping.get("tests")));
    }

    private String name(@Nullable Node node, String file) {
        Node.Scalar given = node == null ? null : fields.text(node, "'name'");
        return given == null ? withoutFoldersAndEnding(file) : given.text();
    }

    private static String withoutFoldersAndEnding(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private OnError onError(@Nullable Node node) {
        String word = node == null ? null : fields.choice(node, OnError.words(), "'on-error'");
        return word == null ? OnError.PARK : OnError.of(word);
    }

    private Map<String, Expression> partition(@Nullable Node node) {
        Map<String, Expression> keys = new LinkedHashMap<>();
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                String name = entry.key().text();
                Expression expression = fields.expression(entry.value(), "'partition', '" + name + "'");
                if (expression != null) {
                    keys.put(name, expression);
                }
            }
        } else if (node != null) {
            Place place = node.place();
            problems.add(place, "'partition' must be a mapping of names to jq expressions, not " + node.kind());
        }
        return keys;
    }
}
