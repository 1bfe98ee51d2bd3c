package dev.kdt.jq.run;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.JqException;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code target.name}: an {@link Index} whose key is known beforehand. */
final class Field extends Node {
    private final Node target;
    private final StringValue name;
    private final int place;

    Field(Node target, StringValue name, int place) {
        this.target = target;
        this.name = name;
        this.place = place;
    }

    @Override
    boolean isSingle(Params params) {
        return target.isSingle(params);
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        Value from = target.eval(frame, in);
        return from == null ? null : get(frame.machine, from);
    }

    @Override
    boolean write(Frame frame, Value in, ByteBuilder out) throws JqException {
        Value from = target.eval(frame, in);
        if (from == null) {
            return false;
        }
        if (!(from instanceof ObjectValue object && frame.machine.printing().writeValue(object, name))) {
            frame.machine.printing().write(get(frame.machine, from));
        }
        return true;
    }

    private Value get(Machine machine, Value from) throws JqException {
        if (from instanceof ObjectValue object) {
            Value value = object.get(name);
            return value == null ? Value.NULL : value;
        }
        return Access.get(machine, from, name, place);
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        if (target.single(frame)) {
            return super.run(frame, in, out);
        }
        return target.run(frame, in, from -> out.accept(get(frame.machine, from)));
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        return target.paths(frame, path, in, (at, from) -> {
            at.checkAccess(name, from, place);
            return out.accept(at.child(name), get(frame.machine, from));
        });
    }
}
