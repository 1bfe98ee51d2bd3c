package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.TooDeepException;
import dev.kdt.json.Value;
import java.util.Arrays;
import java.util.Comparator;

/** Sorting in jq's order, stably. */
public final class Sorting {
    /** Not-a-number is below itself in jq; a sort needs an order that agrees with itself. */
    private static final Comparator<Value> CONSISTENT = (a, b) -> {
        int order = a.compareTo(b);
        return order < 0 && b.compareTo(a) < 0 ? 0 : order;
    };

    private Sorting() {}

    /** The values of the array in order, in a Java array of the caller's own. */
    public static Value[] sorted(ArrayValue array) throws JqException {
        Value[] values = array.toArray();
        try {
            Arrays.sort(values, CONSISTENT);
        } catch (TooDeepException e) {
            throw new JqException(e.complaint());
        }
        return values;
    }

    /** The order in which the keys, one for each value, put the values: their indexes. */
    public static Integer[] order(Value[] keys) throws JqException {
        Integer[] order = new Integer[keys.length];
        Arrays.setAll(order, i -> i);
        try {
            Arrays.sort(order, (i, j) -> CONSISTENT.compare(keys[i], keys[j]));
        } catch (TooDeepException e) {
            throw new JqException(e.complaint());
        }
        return order;
    }
}
