package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code left // right}: the true outputs of the left side; if there is none, the right side. */
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
        Value value = left.eval(frame, in);
        if (value != null && value.isTruthy()) {
            return value;
        }
        return value == null && frame.machine.ended() != Sink.GO ? null : right.eval(frame, in);
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        boolean[] any = new boolean[1];
        int state = left.run(frame, in, value -> {
            if (!value.isTruthy()) {
                return Sink.GO;
            }
            any[0] = true;
            return out.accept(value);
        });
        return any[0] || state != Sink.GO ? state : right.run(frame, in, out);
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        boolean[] any = new boolean[1];
        int state = left.paths(frame, path, in, (at, value) -> {
            if (!value.isTruthy()) {
                return Sink.GO;
            }
            any[0] = true;
            return out.accept(at, value);
        });
        return any[0] || state != Sink.GO ? state : right.paths(frame, path, in, out);
    }
}
