package dev.kdt.pipeline.step;

import dev.kdt.bytes.TextPlace;
import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Excerpt;
import dev.kdt.jq.program.Expression;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** A step could not do its work on a value. It climbs through the workers before it, and becomes an outcome at the top. */
public final class StepFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String step;
    private final transient @Nullable TextPlace place;
    private final transient @Nullable Excerpt excerpt;
    private final transient @Nullable Value value;

    /**
     * @param step the name of the step
     * @param message what went wrong, without the step
     * @param value what the step was given, good until the worker's call ends
     */
    public StepFailure(String step, String message, @Nullable Value value) {
        this(step, null, null, message, value);
    }

    private StepFailure(
            String step, @Nullable TextPlace place, @Nullable Excerpt excerpt, String message, @Nullable Value value) {
        super(message, null, false, false);
        this.step = step;
        this.place = place;
        this.excerpt = excerpt;
        this.value = value;
    }

    /** The step's expression failed on a value. */
    public static StepFailure of(String step, Expression expression, JqException error, Value value) {
        return new StepFailure(step, expression.place(error), expression.excerpt(error), error.getMessage(), value);
    }

    public String step() {
        return step;
    }

    /**
     * The place at which the step's expression failed: in the pipeline file, or in the expression when it is in none; null when the
     * step has none, or when the place is not known.
     */
    public @Nullable TextPlace place() {
        return place;
    }

    /** The text at that place. */
    public @Nullable Excerpt excerpt() {
        return excerpt;
    }

    /** The problem. */
    public String problem() {
        return String.valueOf(getMessage());
    }

    public @Nullable Value value() {
        return value;
    }
}
