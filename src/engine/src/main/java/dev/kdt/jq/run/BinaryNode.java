package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** Two filters whose outputs are combined, each with each; the right one varies slowest. */
final class BinaryNode extends Node {
    private final Node left;
    private final Node right;
    private final BinaryFunction operation;
    private final int place;

    BinaryNode(Node left, Node right, BinaryFunction operation, int place) {
        this.left = left;
        this.right = right;
        this.operation = operation;
        this.place = place;
    }

    @Override
    boolean isSingle(Params params) {
        return left.isSingle(params) && right.isSingle(params);
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        Value b = right.eval(frame, in);
        if (b == null) {
            return null;
        }
        Value a = left.eval(frame, in);
        return a == null ? null : combine(frame.machine, a, b);
    }

    private Value combine(Machine machine, Value a, Value b) throws JqException {
        try {
            machine.weigh(a);
            machine.weigh(b);
            return operation.apply(machine, a, b);
        } catch (JqException e) {
            throw e.at(place);
        }
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        if (single(frame)) {
            return super.run(frame, in, out);
        }
        return right.run(frame, in, b -> left.run(frame, in, a -> out.accept(combine(frame.machine, a, b))));
    }
}
