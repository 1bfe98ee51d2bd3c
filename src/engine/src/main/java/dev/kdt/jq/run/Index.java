package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code target[key]}: the key is worked out from the input and varies slowest. */
sealed class Index extends Node permits OptionalIndex {
    private final Node target;
    private final Node key;
    private final int place;

    Index(Node target, Node key, int place) {
        this.target = target;
        this.key = key;
        this.place = place;
    }

    /** The value at that index; null for no output. */
    @Nullable
    Value get(Machine machine, Value from, Value step) throws JqException {
        return Access.get(machine, from, step, place);
    }

    @Override
    boolean isSingle(Params params) {
        return target.isSingle(params) && key.isSingle(params);
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        Value step = key.eval(frame, in);
        if (step == null) {
            return null;
        }
        Value from = target.eval(frame, in);
        return from == null ? null : get(frame.machine, from, step);
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        if (single(frame)) {
            return super.run(frame, in, out);
        }
        return key.run(
                frame,
                in,
                step -> target.run(frame, in, from -> {
                    Value found = get(frame.machine, from, step);
                    return found == null ? Sink.GO : out.accept(found);
                }));
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        return key.run(
                frame,
                in,
                step -> target.paths(frame, path, in, (at, from) -> {
                    at.checkAccess(step, from, place);
                    Value found = get(frame.machine, from, step);
                    return found == null ? Sink.GO : out.accept(at.child(step), found);
                }));
    }
}
