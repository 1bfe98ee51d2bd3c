package dev.kdt.jq.builtin;

import dev.kdt.jq.JqException;
import dev.kdt.jq.run.Arithmetic;
import dev.kdt.jq.run.Compare;
import dev.kdt.jq.run.Machine;
import dev.kdt.jq.run.Messages;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.DeepStack;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.Value;

/** {@code flatten} */
final class Flatten {
    private Flatten() {}

    static Value of(Machine machine, Value in, Value depth) throws JqException {
        if (Compare.order(machine, depth, Value.of(0.0)) < 0) {
            throw new JqException("flatten depth must not be negative");
        }
        return deep(machine, in, depth);
    }

    /** All levels. */
    static Value of(Machine machine, Value in) throws JqException {
        return deep(machine, in, Value.of(-1.0));
    }

    private static Value deep(Machine machine, Value in, Value depth) throws JqException {
        return DeepStack.<Value, JqException>call(() -> addTo(machine, ArrayValue.of(), in, depth));
    }

    private static ArrayValue addTo(Machine machine, ArrayValue flat, Value in, Value depth) throws JqException {
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
            default -> throw new JqException("Cannot iterate over " + Messages.typed(in));
        }
        return all;
    }

    private static ArrayValue add(Machine machine, ArrayValue flat, Value value, Value depth) throws JqException {
        machine.step();
        if (!(value instanceof ArrayValue inner) || (depth instanceof NumberValue number && number.number() == 0)) {
            return flat.append(value);
        }
        // Whether the depth is a number shows when it is needed.
        return addTo(machine, flat, inner, Arithmetic.subtract(machine, depth, Value.of(1.0)));
    }
}
