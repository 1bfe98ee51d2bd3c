package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** A call of a function that the program or the prelude defines. */
final class Call extends Node {
    private final Function function;
    /** Number of frames between the call and the function's definition. */
    private final int levels;

    private final Argument[] arguments;
    private final boolean tail;
    private final int place;

    /** A filter given as an argument, and how many variables it binds itself. */
    record Argument(Node body, int slots) {}

    Call(Function function, int levels, Argument[] arguments, boolean tail, int place) {
        this.function = function;
        this.levels = levels;
        this.arguments = arguments;
        this.tail = tail;
        this.place = place;
    }

    @Override
    boolean isSingle(Params params) {
        if (!function.isSingle()) {
            return false;
        }
        for (Argument argument : arguments) {
            if (!argument.body.isSingle(params)) {
                return false;
            }
        }
        return true;
    }

    private Frame enter(Frame frame) {
        Frame home = frame.up(levels);
        if (!function.framed) {
            return home;
        }
        Closure[] closures = arguments.length == 0 ? Frame.NO_CLOSURES : new Closure[arguments.length];
        for (int i = 0; i < closures.length; i++) {
            Argument argument = arguments[i];
            // An argument handed through is not wrapped again: recursion would otherwise build chains.
            closures[i] = argument.body instanceof ParamCall given && argument.slots == 0
                    ? given.argument(frame)
                    : new Closure(argument.body, frame, argument.slots);
        }
        return new Frame(frame.machine, home, function.slots(), closures);
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        if (tail) {
            frame.machine.leave(function.body(), enter(frame), in);
            return TAIL_CALL;
        }
        try {
            return frame.machine.evaluate(function.body(), enter(frame), in);
        } catch (JqException e) {
            throw e.at(place);
        }
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        Frame entered = enter(frame);
        if (tail) {
            return frame.machine.leave(function.body(), entered, in);
        }
        try {
            return frame.machine.call(function.body(), entered, in, out);
        } catch (JqException e) {
            throw e.at(place);
        }
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        Frame entered = enter(frame);
        if (tail) {
            return frame.machine.leave(function.body(), entered, path, in);
        }
        try {
            return frame.machine.call(function.body(), entered, path, in, out);
        } catch (JqException e) {
            throw e.at(place);
        }
    }
}
