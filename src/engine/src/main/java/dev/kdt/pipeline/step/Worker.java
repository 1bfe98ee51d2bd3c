package dev.kdt.pipeline.step;

import dev.kdt.jq.JsonOutput;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** Does a step's work for one thread. */
@FunctionalInterface
public interface Worker {
    /**
     * Works on one value and hands what comes of it, any number of values, to the next worker. The value is good during the call.
     * A step that drops the value says so to its {@link CurrentRecord}.
     *
     * @throws StepFailure when it cannot be done; the record fails
     */
    void take(Value value);

    /** The output for JSON texts, written instead of handing values over; null where only values are taken. */
    default @Nullable JsonOutput texts() {
        return null;
    }
}
