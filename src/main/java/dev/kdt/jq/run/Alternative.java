package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code left // right}: the true outputs of the left side, its errors ignored; if there is none, the right side. */
final class Alternative extends Node {
    private final Node left;
    private final Node right;

    Alternative(Node left, Node right) {
        this.left = left;
        this.right = right;
    }

    @Override
    boolean isSingle(Params params) {
        return left.isSingle(params) && right.isSingle(params);
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        int depth = frame.machine.depth();
        try {
            Value value = left.eval(frame, in);
            if (value != null && value.isTruthy()) {
                return value;
            }
            if (value == null && frame.machine.ended() != Sink.GO) {
                return null;
            }
        } catch (BudgetException e) {
            throw e;
        } catch (JqException e) {
            frame.machine.depth(depth);
        }
        return right.eval(frame, in);
    }

    /** Hands on what is true and remembers that there was something. */
    private static final class Truths {
        private boolean any;
        private boolean outside;
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        Truths truths = new Truths();
        int depth = frame.machine.depth();
        try {
            int state = left.run(frame, in, value -> {
                if (!value.isTruthy()) {
                    return Sink.GO;
                }
                truths.any = true;
                truths.outside = true;
                int answer = out.accept(value);
                truths.outside = false;
                return answer;
            });
            if (truths.any || state != Sink.GO) {
                return state;
            }
        } catch (JqException e) {
            if (truths.outside || e instanceof BudgetException) {
                throw e;
            }
            frame.machine.depth(depth);
            if (truths.any) {
                return Sink.GO;
            }
        }
        return right.run(frame, in, out);
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        Truths truths = new Truths();
        int depth = frame.machine.depth();
        try {
            int state = left.paths(frame, path, in, (at, value) -> {
                if (!value.isTruthy()) {
                    return Sink.GO;
                }
                truths.any = true;
                truths.outside = true;
                int answer = out.accept(at, value);
                truths.outside = false;
                return answer;
            });
            if (truths.any || state != Sink.GO) {
                return state;
            }
        } catch (JqException e) {
            if (truths.outside || e instanceof BudgetException) {
                throw e;
            }
            frame.machine.depth(depth);
            if (truths.any) {
                return Sink.GO;
            }
        }
        return right.paths(frame, path, in, out);
    }
}
