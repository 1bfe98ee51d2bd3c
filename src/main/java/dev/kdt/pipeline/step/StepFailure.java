package dev.kdt.pipeline.step;

import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** A step could not do its work on a value. It climbs through the workers before it, and becomes an outcome at the top. */
public final class StepFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String step;
    private final transient @Nullable Value value;

    /**
     * @param step the name of the step
     * @param message what went wrong, without the step
     * @param value what the step was given, good until the worker's call ends
     */
    public StepFailure(String step, String message, @Nullable Value value) {
        super(message, null, false, false);
        this.step = step;
        this.value = value;
    }

    public String step() {
        return step;
    }

    /** What went wrong. */
    public String problem() {
        return String.valueOf(getMessage());
    }

    public @Nullable Value value() {
        return value;
    }
}
