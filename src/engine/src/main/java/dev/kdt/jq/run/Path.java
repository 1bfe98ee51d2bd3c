package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** The way from a value to one inside it, or the mark that a value is not inside any more. */
public final class Path {
    /** jq's limit for the length of a path. */
    static final int MAX_LENGTH = 10_000;

    static final Path ROOT = new Path(null, Value.NULL, 0);

    /** Goes with values that were made, not found. */
    static final Path LOST = new Path(null, Value.NULL, -1);

    private final @Nullable Path parent;
    private final Value key;
    private final int length;

    private Path(@Nullable Path parent, Value key, int length) {
        this.parent = parent;
        this.key = key;
        this.length = length;
    }

    /** One step further. */
    Path child(Value step) {
        return new Path(this, step, length + 1);
    }

    boolean isLost() {
        return length < 0;
    }

    /** Complains when {@code value} is not inside any more and one wants to step on from it. */
    void checkAccess(Value step, Value value, int place) throws JqException {
        if (isLost()) {
            throw new JqException("Invalid path expression near attempt to access element " + Messages.brief(step)
                            + " of " + Messages.brief(value))
                    .at(place);
        }
    }

    void checkIterate(Value value, int place) throws JqException {
        if (isLost()) {
            throw new JqException("Invalid path expression near attempt to iterate through " + Messages.brief(value))
                    .at(place);
        }
    }

    /** The path as jq's {@code path} gives it. */
    ArrayValue toArray(Value found, int place) throws JqException {
        if (isLost()) {
            throw new JqException("Invalid path expression with result " + Messages.brief(found)).at(place);
        }
        Value[] steps = new Value[length];
        Path at = this;
        for (int i = length - 1; i >= 0 && at != null; i--) {
            steps[i] = at.key;
            at = at.parent;
        }
        return ArrayValue.owning(steps, steps.length);
    }
}
