package dev.kdt.pipeline.step;

import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.config.Surroundings;

/** A kind of step that pipeline files may name. */
public interface StepType {
    /** Its specification. */
    StepSpec spec();

    /**
     * Makes the step that the fields describe. They were checked by the spec; what only the step itself can check is checked here.
     *
     * @throws StepConfigException when the fields do not go together, or with the world around
     */
    Step compile(Fields fields, Surroundings surroundings) throws StepConfigException;
}
