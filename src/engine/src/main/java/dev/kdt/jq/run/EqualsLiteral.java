package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code left == literal} and {@code left != literal}, of a literal that is neither array nor object: the filters of every day. */
final class EqualsLiteral extends Node {
    private final Node left;
    private final Value literal;
    /** The answer for equal values. */
    private final boolean wanted;

    EqualsLiteral(Node left, Value literal, boolean wanted) {
        this.left = left;
        this.literal = literal;
        this.wanted = wanted;
    }

    @Override
    boolean isSingle(Params params) {
        return left.isSingle(params);
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        Value value = left.eval(frame, in);
        return value == null ? null : Value.of(literal.equals(value) == wanted);
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        if (left.single(frame)) {
            return super.run(frame, in, out);
        }
        return left.run(frame, in, value -> out.accept(Value.of(literal.equals(value) == wanted)));
    }
}
