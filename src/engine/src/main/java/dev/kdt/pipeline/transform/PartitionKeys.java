package dev.kdt.pipeline.transform;

import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.json.Value;
import dev.kdt.pipeline.step.CurrentRecord;
import dev.kdt.pipeline.step.Step;
import dev.kdt.pipeline.step.StepFailure;
import dev.kdt.pipeline.step.Worker;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The step behind the last one of a pipeline: tells the keys of dynamic partitioning that a result has, and passes it on.
 *
 * @param expressions that give the keys, by their names: the pipeline's {@code partition}
 * @param found told the keys of each result, before it is encoded; a key whose value is missing is not supported
 */
record PartitionKeys(Map<String, Expression> expressions, Consumer<Map<String, String>> found) implements Step {
    static final String NAME = "partition";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Worker start(Worker next, CurrentRecord current) {
        Map<String, Program> programs = new LinkedHashMap<>();
        expressions.forEach((name, expression) -> programs.put(name, expression.program()));
        return value -> {
            Map<String, String> keys = new LinkedHashMap<>();
            programs.forEach((name, program) -> find(name, program, value, current, keys));
            found.accept(keys);
            next.take(value);
        };
    }

    private static void find(
            String name, Program program, Value value, CurrentRecord current, Map<String, String> keys) {
        try {
            program.run(value, current, result -> {
                String text = KeyText.of(result);
                if (text != null) {
                    keys.putIfAbsent(name, text);
                }
            });
        } catch (JqException e) {
            throw StepFailure.of(NAME, program.expression(), e, value);
        }
    }
}
