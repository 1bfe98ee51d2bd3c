package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;

/** {@code foreach source as pattern (start; update; extract)} */
final class Foreach extends Generator {
    private final Node source;
    private final Binder binder;
    private final Node start;
    private final Node update;
    private final Node extract;

    Foreach(Node source, Binder binder, Node start, Node update, Node extract) {
        this.source = source;
        this.binder = binder;
        this.start = start;
        this.update = update;
        this.extract = extract;
    }

    private static final class State {
        Value value;
        Path path = Path.ROOT;

        State(Value value) {
            this.value = value;
        }
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        Machine machine = frame.machine;
        return start.run(frame, in, first -> {
            State state = new State(first);
            return source.run(
                    frame,
                    in,
                    item -> binder.bind(frame, item, () -> {
                        machine.step();
                        return update.run(frame, state.value, after -> {
                            state.value = after;
                            return extract.run(frame, after, out);
                        });
                    }));
        });
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        Machine machine = frame.machine;
        return start.paths(frame, path, in, (startPath, first) -> {
            State state = new State(first);
            state.path = startPath;
            return source.run(
                    frame,
                    in,
                    item -> binder.bind(frame, item, () -> {
                        machine.step();
                        return update.paths(frame, state.path, state.value, (at, after) -> {
                            state.value = after;
                            state.path = at;
                            return extract.paths(frame, at, after, out);
                        });
                    }));
        });
    }
}
