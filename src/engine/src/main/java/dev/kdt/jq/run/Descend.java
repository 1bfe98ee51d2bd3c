package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.Value;

/** {@code ..}: the value and all values inside it, outer ones first. */
public final class Descend extends Generator {
    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        return descend(frame.machine, in, out);
    }

    private static int descend(Machine machine, Value value, Sink out) throws JqException {
        int state = out.accept(value);
        if (state != Sink.GO || !(value instanceof ArrayValue || value instanceof ObjectValue)) {
            return state;
        }
        return machine.deeper(() -> Iterate.each(machine, value, Node.NOWHERE, inner -> descend(machine, inner, out)));
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        return descend(frame.machine, path, in, out);
    }

    private static int descend(Machine machine, Path path, Value value, PathSink out) throws JqException {
        int state = out.accept(path, value);
        if (state != Sink.GO || !(value instanceof ArrayValue || value instanceof ObjectValue)) {
            return state;
        }
        return machine.deeper(() ->
                Iterate.each(machine, path, value, Node.NOWHERE, (at, inner) -> descend(machine, at, inner, out)));
    }
}
