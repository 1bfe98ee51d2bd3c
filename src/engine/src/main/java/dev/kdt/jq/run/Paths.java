package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.DeepStack;
import dev.kdt.json.Elements;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.Arrays;

/** Getting, setting and deleting what paths lead to. */
public final class Paths {
    /** Longer paths may need a deep stack. */
    private static final int DEEP = 100;

    private Paths() {}

    private static ArrayValue checked(Value path) throws JqException {
        if (path instanceof ArrayValue steps) {
            if (steps.size() > Path.MAX_LENGTH) {
                throw new JqException("Path too deep");
            }
            return steps;
        }
        throw new JqException("Path must be specified as an array");
    }

    public static Value get(Machine machine, Value root, Value path) throws JqException {
        Value value = root;
        for (Elements e = checked(path).elements(); e.next(); ) {
            value = Access.get(machine, value, e.value());
        }
        return value;
    }

    public static Value set(Machine machine, Value root, Value path, Value value) throws JqException {
        Value[] steps = checked(path).toArray();
        return steps.length < DEEP
                ? set(machine, root, steps, 0, value)
                : DeepStack.<Value, JqException>call(() -> set(machine, root, steps, 0, value));
    }

    private static Value set(Machine machine, Value root, Value[] path, int depth, Value value) throws JqException {
        if (depth == path.length) {
            return value;
        }
        Value step = path[depth];
        Value inner = depth + 1 == path.length && !(step instanceof ObjectValue)
                ? checkedStep(machine, root, step, value)
                : set(machine, Access.get(machine, root, step), path, depth + 1, value);
        return Access.set(machine, root, step, inner);
    }

    /** jq looks at what is there before it sets: a wrong key is told as one that cannot be read. */
    private static Value checkedStep(Machine machine, Value root, Value step, Value value) throws JqException {
        Access.get(machine, root, step);
        return value;
    }

    /** {@code root} without what the paths lead to. */
    public static Value delete(Machine machine, Value root, Value paths) throws JqException {
        if (!(paths instanceof ArrayValue all)) {
            throw new JqException("Paths must be specified as an array");
        }
        Value[] sorted = Sorting.sorted(machine, all);
        ArrayValue[] steps = new ArrayValue[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            if (!(sorted[i] instanceof ArrayValue path)) {
                throw new JqException("Path must be specified as array, not "
                        + sorted[i].kind().typeName());
            }
            steps[i] = checked(path);
        }
        if (steps.length == 0) {
            return root;
        }
        return steps[0].size() == 0
                ? Value.NULL
                : DeepStack.<Value, JqException>call(() -> delete(machine, root, steps, 0, steps.length, 0));
    }

    /** Deletes the paths {@code [from, to)}, which are sorted and share their first {@code depth} steps, from what those lead to. */
    private static Value delete(Machine machine, Value root, ArrayValue[] paths, int from, int to, int depth)
            throws JqException {
        Value rest = root;
        ArrayValue here = ArrayValue.of();
        // The last ones first: so indexes stay right.
        for (int last = to; last > from; ) {
            Value step = paths[last - 1].get(depth);
            int first = last - 1;
            boolean ends = paths[first].size() == depth + 1;
            while (first > from && Compare.same(machine, paths[first - 1].get(depth), step)) {
                first--;
                ends |= paths[first].size() == depth + 1;
            }
            if (ends) {
                here = here.append(step);
            } else {
                Value inner = Access.get(machine, rest, step);
                if (inner.kind() != Kind.NULL) {
                    rest = Access.set(machine, rest, step, delete(machine, inner, paths, first, last, depth + 1));
                }
            }
            last = first;
        }
        return deleteKeys(rest, here);
    }

    private static Value deleteKeys(Value from, ArrayValue keys) throws JqException {
        if (from.kind() == Kind.NULL || keys.size() == 0) {
            return from;
        }
        if (from instanceof ObjectValue object) {
            for (Elements e = keys.elements(); e.next(); ) {
                if (!(e.value() instanceof StringValue name)) {
                    throw new JqException("Cannot delete " + e.value().kind().typeName() + " field of object");
                }
                object = object.without(name);
            }
            return object;
        }
        if (from instanceof ArrayValue array) {
            return deleteElements(array, keys);
        }
        throw new JqException("Cannot delete fields from " + from.kind().typeName());
    }

    private static Value deleteElements(ArrayValue array, ArrayValue keys) throws JqException {
        Value[] values = array.toArray();
        boolean[] gone = new boolean[values.length];
        for (Elements e = keys.elements(); e.next(); ) {
            switch (e.value()) {
                case NumberValue number -> {
                    int index = (int) number.number() + (number.number() < 0 ? values.length : 0);
                    if (index >= 0 && index < values.length && !Double.isNaN(number.number())) {
                        gone[index] = true;
                    }
                }
                case ObjectValue bounds -> {
                    SliceBounds slice = SliceBounds.of(bounds, values.length);
                    Arrays.fill(gone, slice.start(), slice.end(), true);
                }
                default ->
                    throw new JqException("Cannot delete " + e.value().kind().typeName() + " element of array");
            }
        }
        int kept = 0;
        for (int i = 0; i < values.length; i++) {
            if (!gone[i]) {
                values[kept++] = values[i];
            }
        }
        return ArrayValue.owning(values, kept);
    }
}
