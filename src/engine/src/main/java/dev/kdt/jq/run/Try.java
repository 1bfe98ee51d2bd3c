package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code try body catch handler}. Only errors of the body are caught, not those of what follows: a sink that fails says so in
 * {@link Guard}.
 */
final class Try extends Node {
    private final Node body;
    private final Node handler;

    Try(Node body, Node handler) {
        this.body = body;
        this.handler = handler;
    }

    @Override
    boolean isSingle(Params params) {
        return body.isSingle(params) && handler.isSingle(params);
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        int depth = frame.machine.depth();
        try {
            return body.eval(frame, in);
        } catch (BudgetException e) {
            throw e;
        } catch (JqException e) {
            frame.machine.depth(depth);
            Value caught = caught(e);
            return handler.eval(frame, caught);
        }
    }

    /** The value that the handler receives. */
    private static Value caught(JqException error) {
        return error.value();
    }

    private static final class Guard implements Sink, PathSink {
        private final @Nullable Sink out;
        private final @Nullable PathSink pathOut;
        private boolean outside;

        Guard(@Nullable Sink out, @Nullable PathSink pathOut) {
            this.out = out;
            this.pathOut = pathOut;
        }

        @Override
        public int accept(Value value) throws JqException {
            outside = true;
            int state = out == null ? STOP : out.accept(value);
            outside = false;
            return state;
        }

        @Override
        public int accept(Path path, Value value) throws JqException {
            outside = true;
            int state = pathOut == null ? STOP : pathOut.accept(path, value);
            outside = false;
            return state;
        }
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        Guard guard = new Guard(out, null);
        int depth = frame.machine.depth();
        Value caught;
        try {
            return body.run(frame, in, guard);
        } catch (JqException e) {
            if (guard.outside || e instanceof BudgetException) {
                throw e;
            }
            frame.machine.depth(depth);
            caught = caught(e);
        }
        return handler.run(frame, caught, out);
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        Guard guard = new Guard(null, out);
        int depth = frame.machine.depth();
        Value caught;
        try {
            return body.paths(frame, path, in, guard);
        } catch (JqException e) {
            if (guard.outside || e instanceof BudgetException) {
                throw e;
            }
            frame.machine.depth(depth);
            caught = caught(e);
        }
        return handler.paths(frame, Path.LOST, caught, out);
    }
}
