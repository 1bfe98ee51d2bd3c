package dev.kdt.jq.run;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code left | right} */
final class Pipe extends Node {
    private final Node left;
    private final Node right;

    private Pipe(Node left, Node right) {
        this.left = left;
        this.right = right;
    }

    /** {@code left | right}; what is gathered only to be added up is added up as it comes. */
    static Node of(Node left, Node right) {
        return left instanceof Collect gathered && right instanceof Sum sum && sum.isOfInput()
                ? sum.ofGathered(gathered.body())
                : new Pipe(left, right);
    }

    @Override
    boolean isSingle(Params params) {
        return left.isSingle(params) && right.isSingle(params);
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        Value middle = left.eval(frame, in);
        return middle == null ? null : right.eval(frame, middle);
    }

    @Override
    boolean write(Frame frame, Value in, ByteBuilder out) throws JqException {
        Value middle = left.eval(frame, in);
        return middle != null && right.write(frame, middle, out);
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        if (left.single(frame)) {
            Value middle = left.eval(frame, in);
            return middle == null ? frame.machine.ended() : right.run(frame, middle, out);
        }
        Machine machine = frame.machine;
        return left.run(frame, in, middle -> machine.finish(right, frame, middle, out));
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        Machine machine = frame.machine;
        if (left.single(frame)) {
            FoundPath found = new FoundPath();
            left.paths(frame, path, in, found);
            Value middle = found.value();
            return middle == null ? machine.ended() : right.paths(frame, found.path(), middle, out);
        }
        return left.paths(frame, path, in, (step, middle) -> machine.finish(right, frame, step, middle, out));
    }
}
