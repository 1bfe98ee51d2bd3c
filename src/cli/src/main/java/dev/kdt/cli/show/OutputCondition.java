package dev.kdt.cli.show;

import dev.kdt.cli.show.EnvelopeRenderer.Holding;
import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.step.CurrentRecord;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Whether an expression is true for the values of outputs; where it fails it is not. One per thread. */
public final class OutputCondition implements Predicate<Output> {
    private final Program program;
    private final OutputValue value;
    private final Consumer<String> failed;
    private final CurrentRecord current = new CurrentRecord();

    /**
     * A condition.
     *
     * @param holding what outputs are
     * @param failed told why the expression fails, for each output for which it does
     */
    public OutputCondition(Expression expression, Holding holding, Consumer<String> failed) {
        this.program = expression.program();
        this.value = new OutputValue(holding);
        this.failed = failed;
    }

    @Override
    public boolean test(Output output) {
        current.begin(output.source(), output.chain());
        try {
            return program.test(value.of(output), current);
        } catch (JqException e) {
            failed.accept(e.getMessage());
            return false;
        }
    }
}
