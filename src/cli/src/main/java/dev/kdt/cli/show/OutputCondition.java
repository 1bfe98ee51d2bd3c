package dev.kdt.cli.show;

import dev.kdt.cli.show.EnvelopeRenderer.Holding;
import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.step.CurrentRecord;
import java.util.function.Predicate;

/** Whether an expression is true for the values of outputs; where it fails it is not. One per thread. */
public final class OutputCondition implements Predicate<Output> {
    private final Program program;
    private final OutputValue value;
    private final CurrentRecord current = new CurrentRecord();

    /** @param holding what outputs are */
    public OutputCondition(Expression expression, Holding holding) {
        this.program = expression.program();
        this.value = new OutputValue(holding);
    }

    @Override
    public boolean test(Output output) {
        current.begin(output.source(), output.chain());
        try {
            return program.test(value.of(output), current);
        } catch (JqException _) {
            return false;
        }
    }
}
