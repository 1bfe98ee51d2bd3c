package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code reduce source as pattern (start; update)}: the last output of an update is the next state, null if there is none. Where
 * the start has several outputs, the source is run on the input for the first of them only, and on null for the others: so it is
 * in jq.
 */
final class Reduce extends Node {
    private final Node source;
    private final Binder binder;
    private final Node start;
    private final Node update;

    Reduce(Node source, Binder binder, Node start, Node update) {
        this.source = source;
        this.binder = binder;
        this.start = start;
        this.update = update;
    }

    private static final class State {
        Value value;
        Path path = Path.ROOT;

        State(Value value) {
            this.value = value;
        }
    }

    @Override
    boolean isSingle(Params params) {
        return start.isSingle(params);
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        Value first = start.eval(frame, in);
        return first == null ? null : reduce(frame, in, first);
    }

    private @Nullable Value reduce(Frame frame, Value in, Value first) throws JqException {
        Machine machine = frame.machine;
        State state = new State(first);
        int ended = source.run(
                frame,
                in,
                item -> binder.bind(frame, item, () -> {
                    machine.step();
                    Value before = state.value;
                    state.value = Value.NULL;
                    if (update.single(frame)) {
                        Value after = update.eval(frame, before);
                        if (after == null) {
                            return machine.ended();
                        }
                        state.value = after;
                        return Sink.GO;
                    }
                    return update.run(frame, before, after -> {
                        state.value = after;
                        return Sink.GO;
                    });
                }));
        return ended == Sink.GO ? state.value : null;
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        Value[] whole = {in};
        return start.run(frame, in, first -> {
            Value result = reduce(frame, whole[0], first);
            whole[0] = Value.NULL;
            return result == null ? frame.machine.ended() : out.accept(result);
        });
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        Machine machine = frame.machine;
        Value[] whole = {in};
        return start.paths(frame, path, in, (startPath, first) -> {
            State state = new State(first);
            state.path = startPath;
            Value input = whole[0];
            whole[0] = Value.NULL;
            int ended = source.run(
                    frame,
                    input,
                    item -> binder.bind(frame, item, () -> {
                        machine.step();
                        Value before = state.value;
                        state.value = Value.NULL;
                        return update.paths(frame, state.path, before, (at, after) -> {
                            state.path = at;
                            state.value = after;
                            return Sink.GO;
                        });
                    }));
            return ended == Sink.GO ? out.accept(state.path, state.value) : ended;
        });
    }
}
