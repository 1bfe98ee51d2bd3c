package dev.kdt.jq.builtin;

import dev.kdt.jq.JqException;
import dev.kdt.jq.run.Compare;
import dev.kdt.jq.run.Machine;
import dev.kdt.jq.run.Messages;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.DeepStack;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.Value;

/** {@code flatten} */
final class Flatten {
    private Flatten() {}

    static Value of(Machine machine, Value in, Value depth) throws JqException {
        if (Compare.order(depth, Value.of(0.0)) < 0) {
            throw new JqException("flatten depth must not be negative");
        }
        if (!(depth instanceof NumberValue number)) {
            throw Messages.about(depth, Value.of(1.0), "cannot be subtracted");
        }
        return of(machine, in, number.number());
    }

    /** A negative depth has no end. */
    static Value of(Machine machine, Value in, double depth) throws JqException {
        return DeepStack.<Value, JqException>call(() -> addTo(machine, ArrayValue.of(), in, depth));
    }

    private static ArrayValue addTo(Machine machine, ArrayValue flat, Value in, double depth) throws JqException {
        ArrayValue all = flat;
        switch (in) {
            case ArrayValue array -> {
                for (Elements e = array.elements(); e.next(); ) {
                    all = add(machine, all, e.value(), depth);
                }
            }
            case ObjectValue object -> {
                for (Entries e = object.entries(); e.next(); ) {
                    all = add(machine, all, e.value(), depth);
                }
            }
            default ->
                throw new JqException("Cannot iterate over " + (in.kind() == Kind.NULL ? "null" : Messages.typed(in)));
        }
        return all;
    }

    private static ArrayValue add(Machine machine, ArrayValue flat, Value value, double depth) throws JqException {
        machine.step();
        return value instanceof ArrayValue inner && depth != 0
                ? addTo(machine, flat, inner, depth - 1)
                : flat.append(value);
    }
}
