package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code last(body)} */
public final class Last extends Single {
    private final Node body;

    public Last(Node body) {
        this.body = body;
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        Value[] last = new Value[1];
        int state = body.run(frame, in, value -> {
            last[0] = value;
            return Sink.GO;
        });
        return state == Sink.GO ? last[0] : null;
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        FoundPath last = new FoundPath();
        int state = body.paths(frame, path, in, last);
        Value value = last.value();
        return state != Sink.GO || value == null ? state : out.accept(last.path(), value);
    }
}
