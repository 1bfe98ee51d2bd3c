package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code target[from:to]}: an index whose key is an object of the two bounds. */
final class SliceNode extends Node {
    static final StringValue START = Value.of("start").freeze();
    static final StringValue END = Value.of("end").freeze();

    private final Node target;
    private final Node from;
    private final Node to;
    private final int place;

    SliceNode(Node target, Node from, Node to, int place) {
        this.target = target;
        this.from = from;
        this.to = to;
        this.place = place;
    }

    @Override
    boolean isSingle(Params params) {
        return target.isSingle(params) && from.isSingle(params) && to.isSingle(params);
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        Value start = from.eval(frame, in);
        Value end = start == null ? null : to.eval(frame, in);
        Value whole = end == null ? null : target.eval(frame, in);
        return start == null || end == null || whole == null ? null : Access.get(whole, key(start, end), place);
    }

    private static ObjectValue key(Value start, Value end) {
        return ObjectValue.withRoomFor(2).with(START, start).with(END, end);
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        return from.run(
                frame,
                in,
                start -> to.run(
                        frame,
                        in,
                        end -> target.run(frame, in, whole -> out.accept(Access.get(whole, key(start, end), place)))));
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        return from.run(
                frame,
                in,
                start -> to.run(frame, in, end -> {
                    ObjectValue key = key(start, end);
                    return target.paths(frame, path, in, (at, whole) -> {
                        at.checkAccess(key, whole, place);
                        return out.accept(at.child(key), Access.get(whole, key, place));
                    });
                }));
    }
}
