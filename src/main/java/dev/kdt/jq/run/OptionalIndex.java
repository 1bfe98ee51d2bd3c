package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code target[key]?}: an {@link Index} that gives nothing where the key does not fit. Errors of its parts are not its own. */
final class OptionalIndex extends Node {
    private final Node target;
    private final Node key;
    private final int place;

    OptionalIndex(Node target, Node key, int place) {
        this.target = target;
        this.key = key;
        this.place = place;
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
        return from == null ? null : get(from, step);
    }

    private static @Nullable Value get(Value from, Value step) {
        try {
            return Access.get(from, step);
        } catch (JqException e) {
            return null;
        }
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
                    Value found = get(from, step);
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
                    Value found = get(from, step);
                    return found == null ? Sink.GO : out.accept(at.child(step), found);
                }));
    }
}
