package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;

/** Getting and setting one value inside another: {@code .[key]} and {@code .[key] = value}. */
public final class Access {
    /** The highest index that can be set, as jq has it. */
    private static final int MAX_INDEX = 536_870_911 - 1;

    private Access() {}

    /** {@code from[key]}; null where there is nothing. */
    public static Value get(Machine machine, Value from, Value key) throws JqException {
        if (from instanceof ObjectValue object && key instanceof StringValue name) {
            Value value = object.get(name);
            return value == null ? Value.NULL : value;
        }
        if (from instanceof ArrayValue array) {
            if (key instanceof NumberValue number) {
                return element(array, number.number());
            }
            if (key instanceof ObjectValue bounds) {
                return SliceBounds.of(bounds, array.size()).cut(array);
            }
            if (key instanceof ArrayValue part) {
                return indices(machine, array, part);
            }
        }
        if (from instanceof StringValue text && key instanceof ObjectValue bounds) {
            return SliceBounds.of(bounds, text.codepoints()).cut(text);
        }
        if (from.kind() == Kind.NULL
                && (key instanceof StringValue || key instanceof NumberValue || key instanceof ObjectValue)) {
            return Value.NULL;
        }
        throw new JqException("Cannot index " + from.kind().typeName() + " with " + Messages.typed(key));
    }

    /** {@code from[key]}, asked for at a place in the program. */
    static Value get(Machine machine, Value from, Value key, int place) throws JqException {
        try {
            return get(machine, from, key);
        } catch (JqException e) {
            throw e.at(place);
        }
    }

    private static Value element(ArrayValue array, double wanted) {
        if (Double.isNaN(wanted)) {
            return Value.NULL;
        }
        long index = (int) wanted;
        if (index < 0) {
            index += array.size();
        }
        return index >= 0 && index < array.size() ? array.get((int) index) : Value.NULL;
    }

    /** The indices at which {@code part} begins in {@code array}; none if it is empty. */
    public static Value indices(Machine machine, ArrayValue array, ArrayValue part) throws JqException {
        Value[] all = array.toArray();
        Value[] wanted = part.toArray();
        ArrayValue found = ArrayValue.of();
        for (int i = 0; wanted.length > 0 && i + wanted.length <= all.length; i++) {
            machine.step();
            int same = 0;
            while (same < wanted.length && Compare.same(machine, all[i + same], wanted[same])) {
                same++;
            }
            if (same == wanted.length) {
                found = found.append(Value.of((double) i));
            }
        }
        return found;
    }

    /** {@code to} with {@code value} at {@code key}. */
    public static Value set(Machine machine, Value to, Value key, Value value) throws JqException {
        boolean nothing = to.kind() == Kind.NULL;
        if (key instanceof StringValue name && (nothing || to instanceof ObjectValue)) {
            return (to instanceof ObjectValue object ? object : ObjectValue.withRoomFor(1)).with(name, value);
        }
        if (key instanceof NumberValue number && (nothing || to instanceof ArrayValue)) {
            return setElement(
                    machine, to instanceof ArrayValue array ? array : ArrayValue.of(), number.number(), value);
        }
        if (key instanceof ObjectValue bounds && (nothing || to instanceof ArrayValue)) {
            ArrayValue array = to instanceof ArrayValue given ? given : ArrayValue.of();
            SliceBounds slice = SliceBounds.of(bounds, array.size());
            if (value instanceof ArrayValue replacement) {
                return slice.replace(array, replacement);
            }
            throw new JqException("A slice of an array can only be assigned another array");
        }
        if (key instanceof ObjectValue && to instanceof StringValue) {
            throw new JqException("Cannot update string slices");
        }
        throw new JqException("Cannot update field at " + key.kind().typeName() + " index of "
                + to.kind().typeName());
    }

    private static Value setElement(Machine machine, ArrayValue array, double wanted, Value value) throws JqException {
        if (Double.isNaN(wanted)) {
            throw new JqException("Cannot set array element at NaN index");
        }
        long index = (int) wanted;
        if (index < 0) {
            index += array.size();
        }
        if (index < 0) {
            throw new JqException("Out of bounds negative array index");
        }
        if (index > MAX_INDEX) {
            throw new JqException("Array index too large");
        }
        machine.growBy(Math.max(0, index + 1 - array.size()), 0);
        return array.with((int) index, value);
    }

    /** Adds all elements of {@code more}. */
    static ArrayValue concatenate(ArrayValue first, ArrayValue more) {
        ArrayValue all = first;
        for (Elements e = more.elements(); e.next(); ) {
            all = all.append(e.value());
        }
        return all;
    }
}
