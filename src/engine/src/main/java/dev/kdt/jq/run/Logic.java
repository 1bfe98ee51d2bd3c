package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code left and right}, {@code left or right}: the right side only where the left one does not decide. */
final class Logic extends Node {
    private final Node left;
    private final Node right;
    /** The answer of the left side that decides: false for "and", true for "or". */
    private final boolean deciding;

    private Logic(Node left, Node right, boolean deciding) {
        this.left = left;
        this.right = right;
        this.deciding = deciding;
    }

    static Node and(Node left, Node right) {
        return new Logic(left, right, false);
    }

    static Node or(Node left, Node right) {
        return new Logic(left, right, true);
    }

    @Override
    boolean isSingle(Params params) {
        return left.isSingle(params) && right.isSingle(params);
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        Value first = left.eval(frame, in);
        if (first == null) {
            return null;
        }
        if (first.isTruthy() == deciding) {
            return Value.of(deciding);
        }
        Value second = right.eval(frame, in);
        return second == null ? null : Value.of(second.isTruthy());
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        if (single(frame)) {
            return super.run(frame, in, out);
        }
        return left.run(
                frame,
                in,
                first -> first.isTruthy() == deciding
                        ? out.accept(Value.of(deciding))
                        : right.run(frame, in, second -> out.accept(Value.of(second.isTruthy()))));
    }
}
