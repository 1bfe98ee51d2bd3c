package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** A call of one of the arguments that the function was given. */
final class ParamCall extends Node {
    /** The level of the function whose argument this is. */
    private final Level home;

    private final int levels;
    private final int index;
    private final boolean tail;

    ParamCall(Level home, int levels, int index, boolean tail) {
        this.home = home;
        this.levels = levels;
        this.index = index;
        this.tail = tail;
    }

    boolean belongsTo(Level level) {
        return home == level;
    }

    Closure argument(Frame frame) {
        return frame.up(levels).closures[index];
    }

    @Override
    boolean isSingle(Params params) {
        return params.isSingle(this);
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        Closure argument = argument(frame);
        if (tail) {
            frame.machine.leave(argument.body(), argument.frame(), in);
            return TAIL_CALL;
        }
        return frame.machine.evaluate(argument.body(), argument.frame(), in);
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        Closure argument = argument(frame);
        return tail
                ? frame.machine.leave(argument.body(), argument.frame(), in)
                : frame.machine.call(argument.body(), argument.frame(), in, out);
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        Closure argument = argument(frame);
        return tail
                ? frame.machine.leave(argument.body(), argument.frame(), path, in)
                : frame.machine.call(argument.body(), argument.frame(), path, in, out);
    }
}
