package dev.kdt.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Sorts the keys of objects, those inside included, in the order of jq's {@code keys}. */
public final class SortedKeys {
    private record Entry(StringValue key, Value value) {}

    private SortedKeys() {}

    /** The same value with its keys sorted. Good as long as {@code value} is. */
    public static Value of(Value value) {
        return DeepStack.call(() -> sorted(value));
    }

    private static Value sorted(Value value) {
        return switch (value) {
            case ArrayValue array -> sorted(array);
            case ObjectValue object -> sorted(object);
            case Constant _, NumberValue _, StringValue _ -> value;
        };
    }

    private static Value sorted(ArrayValue array) {
        Value[] values = array.toArray();
        Arrays.setAll(values, i -> sorted(values[i]));
        return ArrayValue.owning(values, values.length);
    }

    private static Value sorted(ObjectValue object) {
        List<Entry> entries = new ArrayList<>(object.size());
        for (Entries e = object.entries(); e.next(); ) {
            entries.add(new Entry(e.key(), sorted(e.value())));
        }
        entries.sort(Comparator.comparing(Entry::key, StringValue::compareText));
        ObjectValue sorted = ObjectValue.withRoomFor(entries.size());
        for (Entry each : entries) {
            sorted = sorted.with(each.key(), each.value());
        }
        return sorted;
    }
}
