package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Meter;
import dev.kdt.json.TooDeepException;
import dev.kdt.json.Value;
import java.util.Arrays;
import java.util.Comparator;

/** Sorting in jq's order, stably. */
public final class Sorting {
    private Sorting() {}

    /** Not-a-number is below itself in jq; a sort needs an order that agrees with itself. */
    private static Comparator<Value> consistent(Machine machine) {
        Meter meter = machine.meter();
        return (a, b) -> {
            meter.step();
            int order = a.compareTo(b, meter);
            return order < 0 && b.compareTo(a, meter) < 0 ? 0 : order;
        };
    }

    /** The values of the array in order, in a Java array of the caller's own. */
    public static Value[] sorted(Machine machine, ArrayValue array) throws JqException {
        Value[] values = array.toArray();
        try {
            Arrays.sort(values, consistent(machine));
        } catch (Overrun e) {
            throw e.error();
        } catch (TooDeepException e) {
            throw new JqException(e.complaint());
        }
        return values;
    }

    /** The order in which the keys, one for each value, put the values: their indexes. */
    public static Integer[] order(Machine machine, Value[] keys) throws JqException {
        Integer[] order = new Integer[keys.length];
        Arrays.setAll(order, i -> i);
        try {
            Comparator<Value> comparator = consistent(machine);
            Arrays.sort(order, (i, j) -> comparator.compare(keys[i], keys[j]));
        } catch (Overrun e) {
            throw e.error();
        } catch (TooDeepException e) {
            throw new JqException(e.complaint());
        }
        return order;
    }
}
