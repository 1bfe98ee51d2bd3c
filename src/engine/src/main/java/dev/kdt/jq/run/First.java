package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code first(body)}: runs the body no further than to its first output. */
public final class First extends Single {
    private final Node body;

    public First(Node body) {
        this.body = body;
    }

    /** The first output of {@code body}; null if it has none. */
    public static @Nullable Value of(Node body, Frame frame, Value in) throws JqException {
        if (body.single(frame)) {
            return body.eval(frame, in);
        }
        Value[] found = new Value[1];
        body.run(frame, in, value -> {
            found[0] = value;
            return Sink.STOP;
        });
        return found[0];
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        return of(body, frame, in);
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        FoundPath found = new FoundPath();
        body.paths(frame, path, in, (at, value) -> {
            found.accept(at, value);
            return Sink.STOP;
        });
        Value value = found.value();
        return value == null ? frame.machine.ended() : out.accept(found.path(), value);
    }
}
