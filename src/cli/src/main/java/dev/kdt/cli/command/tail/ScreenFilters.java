package dev.kdt.cli.command.tail;

import dev.kdt.cli.show.EnvelopeRenderer.Holding;
import dev.kdt.cli.show.OutputCondition;
import dev.kdt.cli.viewer.FilterCompiler;
import dev.kdt.jq.program.Expression;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.RecordFilter;
import dev.kdt.pipeline.step.StepFailure;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Filters that are typed while records are shown.
 *
 * @param expressions compiles expressions
 * @param holding what is shown of records
 */
record ScreenFilters(Function<String, Expression> expressions, Holding holding) implements FilterCompiler {
    @Override
    public Predicate<Output> expression(String source, Consumer<String> failed) {
        return new OutputCondition(expressions.apply(source), holding, failed);
    }

    @Override
    public Predicate<Output> text(String pattern, Consumer<String> failed) {
        RecordFilter.Test test = GrepPattern.filter(pattern).start();
        return output -> {
            try {
                return test.takes(output.source(), output.bytes());
            } catch (StepFailure e) {
                failed.accept(e.problem());
                return false;
            }
        };
    }
}
