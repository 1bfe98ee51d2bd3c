package dev.kdt.jq.run;

import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/**
 * The variables and arguments of one call of a function. The frame of the function in which it is defined is its parent.
 * Every part of a body runs at most once at a time in a frame, so variables can be set anew without harm.
 */
public final class Frame implements Params {
    static final Closure[] NO_CLOSURES = {};
    private static final Value[] NO_VALUES = {};

    final Machine machine;
    private final @Nullable Frame parent;
    final Value[] values;
    final Closure[] closures;

    Frame(Machine machine, @Nullable Frame parent, int slots, Closure[] closures) {
        this.machine = machine;
        this.parent = parent;
        this.values = slots == 0 ? NO_VALUES : new Value[slots];
        this.closures = closures;
    }

    /** The machine that the whole run shares. */
    public Machine machine() {
        return machine;
    }

    /** The frame {@code levels} further out. */
    Frame up(int levels) {
        Frame frame = this;
        for (int i = 0; i < levels; i++) {
            Frame next = frame.parent;
            if (next == null) {
                throw new IllegalStateException("a variable's level is beyond the outermost frame");
            }
            frame = next;
        }
        return frame;
    }

    @Override
    public boolean isSingle(ParamCall call) {
        Closure argument = call.argument(this);
        return argument.body().single(argument.home());
    }
}
