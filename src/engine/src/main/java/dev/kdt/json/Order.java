package dev.kdt.json;

import java.util.List;

/** jq's order of values: null, false, true, numbers, strings, arrays, objects. */
final class Order {
    private Order() {}

    /** jq's MAX_CMP_DEPTH and MAX_EQUAL_DEPTH. */
    private static final int MAX_DEPTH = 10_000;

    static int compare(Value a, Value b, Meter meter) {
        return isNested(a) ? DeepStack.call(() -> compare(a, b, 0, meter)) : compare(a, b, 0, meter);
    }

    static boolean same(Value a, Value b, Meter meter) {
        return isNested(a) ? DeepStack.call(() -> same(a, b, 0, meter)) : same(a, b, 0, meter);
    }

    private static boolean isNested(Value value) {
        return value.kind().compareTo(Kind.STRING) > 0;
    }

    private static int compare(Value a, Value b, int depth, Meter meter) {
        if (depth > MAX_DEPTH) {
            throw new TooDeepException("Comparison too deep");
        }
        if (a.kind() != b.kind()) {
            return a.kind().compareTo(b.kind());
        }
        return switch (a) {
            case Constant _ -> 0;
            case NumberValue n -> n.compareNumber((NumberValue) b);
            case StringValue s -> s.compareText((StringValue) b);
            case ArrayValue array -> compareArrays(array, (ArrayValue) b, depth + 1, meter);
            case ObjectValue object -> compareObjects(object, (ObjectValue) b, depth + 1, meter);
        };
    }

    private static boolean same(Value a, Value b, int depth, Meter meter) {
        if (depth > MAX_DEPTH) {
            throw new TooDeepException("Equality check too deep");
        }
        if (a.kind() != b.kind()) {
            return false;
        }
        return switch (a) {
            case Constant _ -> true;
            case NumberValue n -> n.compareNumber((NumberValue) b) == 0;
            case StringValue s -> s.sameText((StringValue) b);
            case ArrayValue array -> sameArrays(array, (ArrayValue) b, depth + 1, meter);
            case ObjectValue object -> sameObjects(object, (ObjectValue) b, depth + 1, meter);
        };
    }

    private static boolean sameArrays(ArrayValue a, ArrayValue b, int depth, Meter meter) {
        if (a.size() != b.size()) {
            return false;
        }
        Elements left = a.elements();
        Elements right = b.elements();
        while (left.next()) {
            right.next();
            meter.step();
            if (!same(left.value(), right.value(), depth, meter)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameObjects(ObjectValue a, ObjectValue b, int depth, Meter meter) {
        if (a.size() != b.size()) {
            return false;
        }
        Entries entries = a.entries();
        while (entries.next()) {
            meter.step();
            Value other = b.get(entries.key());
            if (other == null || !same(entries.value(), other, depth, meter)) {
                return false;
            }
        }
        return true;
    }

    private static int compareArrays(ArrayValue a, ArrayValue b, int depth, Meter meter) {
        Elements left = a.elements();
        Elements right = b.elements();
        while (true) {
            boolean more = left.next();
            if (!right.next()) {
                return more ? 1 : 0;
            }
            if (!more) {
                return -1;
            }
            meter.step();
            int order = compare(left.value(), right.value(), depth, meter);
            if (order != 0) {
                return order;
            }
        }
    }

    /** First the sorted keys decide, as arrays; then the values, in the order of the sorted keys. */
    private static int compareObjects(ObjectValue a, ObjectValue b, int depth, Meter meter) {
        List<StringValue> left = a.sortedKeys();
        List<StringValue> right = b.sortedKeys();
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = left.get(i).compareText(right.get(i));
            if (order != 0) {
                return order;
            }
        }
        if (left.size() != right.size()) {
            return Integer.compare(left.size(), right.size());
        }
        for (StringValue key : left) {
            meter.step();
            int order = compare(a.at(key), b.at(key), depth, meter);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
