package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code if condition then … else … end} */
final class Conditional extends Node {
    private final Node condition;
    private final Node then;
    private final Node otherwise;

    Conditional(Node condition, Node then, Node otherwise) {
        this.condition = condition;
        this.then = then;
        this.otherwise = otherwise;
    }

    @Override
    boolean isSingle(Params params) {
        return condition.isSingle(params) && then.isSingle(params) && otherwise.isSingle(params);
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        Value answer = condition.eval(frame, in);
        return answer == null ? null : branch(answer).eval(frame, in);
    }

    private Node branch(Value answer) {
        return answer.isTruthy() ? then : otherwise;
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        if (condition.single(frame)) {
            Value answer = condition.eval(frame, in);
            return answer == null ? frame.machine.ended() : branch(answer).run(frame, in, out);
        }
        Machine machine = frame.machine;
        return condition.run(frame, in, answer -> machine.finish(branch(answer), frame, in, out));
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        if (condition.single(frame)) {
            Value answer = condition.eval(frame, in);
            return answer == null ? frame.machine.ended() : branch(answer).paths(frame, path, in, out);
        }
        Machine machine = frame.machine;
        return condition.run(frame, in, answer -> machine.finish(branch(answer), frame, path, in, out));
    }
}
