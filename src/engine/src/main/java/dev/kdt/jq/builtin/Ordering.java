package dev.kdt.jq.builtin;

import dev.kdt.jq.JqException;
import dev.kdt.jq.run.Builtin;
import dev.kdt.jq.run.Compare;
import dev.kdt.jq.run.Machine;
import dev.kdt.jq.run.Messages;
import dev.kdt.jq.run.Sorting;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Value;
import java.util.List;

/** Sorting, grouping, and finding the least and the greatest. */
final class Ordering {
    private Ordering() {}

    static final List<Builtin> ALL = List.of(
            Spec.of("sort", "The array in order: null, false, true, numbers, strings, arrays, objects.")
                    .example("sort", "[3,null,\"a\",1]", "[null,1,3,\"a\"]")
                    .is((machine, in, _) -> {
                        Value[] sorted = Sorting.sorted(machine, sortable(in));
                        return ArrayValue.owning(sorted, sorted.length);
                    }),
            Spec.of(
                            "sort_by(f)",
                            "The array in the order of what f gives for each value; several outputs decide one after"
                                    + " the other.")
                    .example("sort_by(.a)", "[{\"a\":2},{\"a\":1}]", "[{\"a\":1},{\"a\":2}]")
                    .means("_sort_by(map([f]))"),
            internal("_sort_by($keys)", (machine, in, keys) -> {
                Pairs pairs = Pairs.of(in, keys);
                ArrayValue sorted = ArrayValue.of();
                for (int i : pairs.order(machine)) {
                    sorted = sorted.append(pairs.values()[i]);
                }
                return sorted;
            }),
            Spec.of("group_by(f)", "Arrays of the values for which f gives the same, in the order of that.")
                    .example("group_by(.a)", "[{\"a\":2},{\"a\":1},{\"a\":2}]", "[[{\"a\":1}],[{\"a\":2},{\"a\":2}]]")
                    .means("_group_by(map([f]))"),
            internal("_group_by($keys)", (machine, in, keys) -> groups(machine, Pairs.of(in, keys))),
            Spec.of("unique", "The array in order, each value once.")
                    .example("unique", "[2,1,2]", "[1,2]")
                    .is((machine, in, _) -> firsts(groups(
                            machine,
                            new Pairs(sortable(in).toArray(), sortable(in).toArray())))),
            Spec.of("unique_by(f)", "The first value of each group of values for which f gives the same.")
                    .example("unique_by(length)", "[\"a\",\"bb\",\"c\"]", "[\"a\",\"bb\"]")
                    .means("_unique_by(map([f]))"),
            internal("_unique_by($keys)", (machine, in, keys) -> firsts(groups(machine, Pairs.of(in, keys)))),
            Spec.of("min", "The least value; null of none.")
                    .example("min", "[3,1,2]", "1")
                    .is((machine, in, _) -> extreme(machine, in, in, -1)),
            Spec.of("min_by(f)", "The value for which f gives the least.")
                    .example("min_by(.a)", "[{\"a\":2},{\"a\":1}]", "{\"a\":1}")
                    .means("_min_by(map([f]))"),
            internal("_min_by($keys)", (machine, in, keys) -> extreme(machine, in, keys, -1)),
            Spec.of("max", "The greatest value; null of none.")
                    .example("max", "[3,1,2]", "3")
                    .is((machine, in, _) -> extreme(machine, in, in, 1)),
            Spec.of("max_by(f)", "The value for which f gives the greatest.")
                    .example("max_by(.a)", "[{\"a\":2},{\"a\":1}]", "{\"a\":2}")
                    .means("_max_by(map([f]))"),
            internal("_max_by($keys)", (machine, in, keys) -> extreme(machine, in, keys, 1)),
            Spec.of(
                            "bsearch($target)",
                            "The index of the target in a sorted array, or, if it is not there, -1 less the index at"
                                    + " which to put it in.")
                    .example("bsearch(2, 0)", "[1,2,3]", "1", "-1")
                    .is((machine, in, values) -> search(machine, in, values[0])));

    @FunctionalInterface
    private interface OfKeys {
        Value apply(Machine machine, Value in, Value keys) throws JqException;
    }

    /** Not in the reference: half of another function. */
    private static Builtin internal(String usage, OfKeys function) {
        return Spec.of(usage, "").is((machine, in, values) -> function.apply(machine, in, values[0]));
    }

    /** Values and what they are ordered by. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; made and used up in one call.
    private record Pairs(Value[] values, Value[] keys) {
        static Pairs of(Value in, Value keys) throws JqException {
            if (in instanceof ArrayValue array && keys instanceof ArrayValue by && array.size() == by.size()) {
                return new Pairs(array.toArray(), by.toArray());
            }
            throw Messages.about(in, keys, "cannot be sorted, as they are not both arrays");
        }

        Integer[] order(Machine machine) throws JqException {
            return Sorting.order(machine, keys);
        }
    }

    private static ArrayValue sortable(Value in) throws JqException {
        if (in instanceof ArrayValue array) {
            return array;
        }
        throw Messages.about(in, "cannot be sorted, as it is not an array");
    }

    private static ArrayValue groups(Machine machine, Pairs pairs) throws JqException {
        ArrayValue groups = ArrayValue.of();
        ArrayValue group = ArrayValue.of();
        int before = -1;
        for (int i : pairs.order(machine)) {
            if (before >= 0 && !Compare.same(machine, pairs.keys()[before], pairs.keys()[i])) {
                groups = groups.append(group);
                group = ArrayValue.of();
            }
            group = group.append(pairs.values()[i]);
            before = i;
        }
        return before < 0 ? groups : groups.append(group);
    }

    private static Value firsts(ArrayValue groups) {
        ArrayValue firsts = ArrayValue.of();
        for (Value group : groups.toArray()) {
            firsts = firsts.append(((ArrayValue) group).get(0));
        }
        return firsts;
    }

    /** Of equals, the first for the least and the last for the greatest. */
    private static Value extreme(Machine machine, Value in, Value keys, int sign) throws JqException {
        if (!(in instanceof ArrayValue array) || !(keys instanceof ArrayValue by)) {
            throw Messages.about(in, keys, "cannot be iterated over");
        }
        if (array.size() != by.size()) {
            throw Messages.about(in, keys, "have wrong length");
        }
        if (array.size() == 0) {
            return Value.NULL;
        }
        Value[] candidates = by.toArray();
        int best = 0;
        for (int i = 1; i < candidates.length; i++) {
            boolean less = Compare.order(machine, candidates[i], candidates[best]) < 0;
            if (less == (sign < 0)) {
                best = i;
            }
        }
        return array.toArray()[best];
    }

    private static Value search(Machine machine, Value in, Value target) throws JqException {
        if (!(in instanceof ArrayValue array)) {
            throw Messages.about(in, "cannot be searched from");
        }
        Value[] values = array.toArray();
        int start = 0;
        int end = values.length;
        while (start < end) {
            int middle = (start + end) >>> 1;
            int order = Compare.order(machine, target, values[middle]);
            if (order == 0) {
                return Value.of((double) middle);
            }
            if (order < 0) {
                end = middle;
            } else {
                start = middle + 1;
            }
        }
        return Value.of(-1.0 - start);
    }
}
