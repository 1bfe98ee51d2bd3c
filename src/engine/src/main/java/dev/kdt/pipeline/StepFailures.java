package dev.kdt.pipeline;

import dev.kdt.codec.Failure;
import dev.kdt.json.Value;
import dev.kdt.pipeline.step.Concealment;
import dev.kdt.pipeline.step.Shortened;
import dev.kdt.pipeline.step.Step;
import dev.kdt.pipeline.step.StepFailure;
import java.util.List;

/** Makes of a step's failure what is told of it: where, what, and for which value; without what the pipeline redacts. */
final class StepFailures {
    private final Concealment concealment;

    StepFailures(List<Step> steps) {
        concealment = new Concealment(steps);
    }

    /** Called while the failure's value is good. */
    Failure of(StepFailure failure) {
        Value value = failure.value();
        if (value == null) {
            return Failure.step(failure.step(), failure.place(), failure.problem());
        }
        String problem = concealment.conceal(failure.problem(), value);
        String given = Shortened.remark(concealment.text(value));
        return Failure.step(failure.step(), failure.place(), problem + Failure.GIVEN + given + ")");
    }
}
