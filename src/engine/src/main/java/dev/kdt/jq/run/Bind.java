package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code source as pattern | body} */
final class Bind extends Node {
    private final Node source;
    private final Binder binder;
    private final Node body;

    Bind(Node source, Binder binder, Node body) {
        this.source = source;
        this.binder = binder;
        this.body = body;
    }

    @Override
    boolean isSingle(Params params) {
        return binder.isPlain() && source.isSingle(params) && body.isSingle(params);
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        Value value = source.eval(frame, in);
        if (value == null) {
            return null;
        }
        binder.set(frame, value);
        return body.eval(frame, in);
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        if (binder.isPlain() && source.single(frame)) {
            Value value = source.eval(frame, in);
            if (value == null) {
                return frame.machine.ended();
            }
            binder.set(frame, value);
            return body.run(frame, in, out);
        }
        Machine machine = frame.machine;
        return source.run(frame, in, value -> binder.bind(frame, value, () -> machine.finish(body, frame, in, out)));
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        if (binder.isPlain() && source.single(frame)) {
            Value value = source.eval(frame, in);
            if (value == null) {
                return frame.machine.ended();
            }
            binder.set(frame, value);
            return body.paths(frame, path, in, out);
        }
        Machine machine = frame.machine;
        return source.run(
                frame, in, value -> binder.bind(frame, value, () -> machine.finish(body, frame, path, in, out)));
    }
}
