package dev.kdt.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array that was made. Versions of it share one store: the newest holds it and is changed in place, each older one knows
 * how it differs from the next newer one and takes a copy when it is asked. So building an array value by value costs no more
 * than the values, whatever jq's values never changing.
 */
final class ListArray extends ArrayValue {
    private static final class Store {
        Value[] values;
        int size;

        Store(Value[] values, int size) {
            this.values = values;
            this.size = size;
        }
    }

    /** The difference from {@link #newer}: here {@code index} holds {@code old}, or, if that is null, the array ends there. */
    private record Change(
            ListArray newer, int index, @Nullable Value old) {}

    private @Nullable Store store;
    private @Nullable Change change;
    private boolean frozen;

    private ListArray(Store store) {
        this.store = store;
    }

    static ListArray of(Value[] values, int size) {
        return new ListArray(new Store(values, size));
    }

    private Store store() {
        Store mine = store;
        return mine != null ? mine : restore();
    }

    private Store restore() {
        // Older versions know newer ones: turn the way round, then undo the changes from the newest on.
        ListArray newest = this;
        List<Change> undo = new ArrayList<>();
        for (Change step = newest.change; step != null; step = newest.change) {
            undo.add(step);
            newest = step.newer;
        }
        Store source = newest.store();
        Store copy = new Store(source.values.clone(), source.size);
        for (Change step : undo.reversed()) {
            if (step.old == null) {
                copy.size = step.index;
            } else {
                copy.values[step.index] = step.old;
            }
        }
        change = null;
        store = copy;
        return copy;
    }

    @Override
    public int size() {
        return store().size;
    }

    @Override
    public Value get(int index) {
        return store().values[index];
    }

    @Override
    public ArrayValue with(int index, Value value) {
        Store mine = store();
        if (frozen) {
            return of(Arrays.copyOf(mine.values, Math.max(mine.size, index + 1)), mine.size)
                    .with(index, value);
        }
        ListArray next = new ListArray(mine);
        boolean replaces = index < mine.size;
        change = new Change(next, replaces ? index : mine.size, replaces ? mine.values[index] : null);
        store = null;
        if (!replaces) {
            if (index >= mine.values.length) {
                mine.values = Arrays.copyOf(mine.values, Math.max(index + 1, mine.values.length * 3 / 2 + 4));
            }
            Arrays.fill(mine.values, mine.size, index, NULL);
            mine.size = index + 1;
        }
        mine.values[index] = value;
        return next;
    }

    @Override
    public Elements elements() {
        int size = size();
        return new Elements() {
            private int at = -1;

            @Override
            public boolean next() {
                return ++at < size;
            }

            @Override
            public Value value() {
                // Not from a store held here: a newer version may have taken it over since.
                return get(at);
            }
        };
    }

    @Override
    public Value[] toArray() {
        return Arrays.copyOf(store().values, store().size);
    }

    @Override
    public Value copy() {
        Value[] values = toArray();
        Arrays.setAll(values, i -> values[i].copy());
        return of(values, values.length);
    }

    @Override
    public ArrayValue freeze() {
        Store mine = store();
        for (int i = 0; i < mine.size; i++) {
            mine.values[i] = mine.values[i].freeze();
        }
        frozen = true;
        return this;
    }
}
