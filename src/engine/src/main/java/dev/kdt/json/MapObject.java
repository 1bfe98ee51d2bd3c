package dev.kdt.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object that was made. As with {@link ListArray}, versions share a store, which the newest holds and changes in place; an
 * older one takes a copy when it is asked.
 */
final class MapObject extends ObjectValue {
    /** The difference from {@link #newer}: here entry {@code index} has the value {@code old}, or, if that is null, is absent. */
    private record Change(
            MapObject newer, int index, @Nullable Value old) {}

    private @Nullable EntryStore store;
    private @Nullable Change change;
    private boolean frozen;

    private MapObject(EntryStore store) {
        this.store = store;
    }

    static MapObject sized(int entries) {
        return new MapObject(new EntryStore(entries));
    }

    private EntryStore store() {
        EntryStore mine = store;
        return mine != null ? mine : restore();
    }

    private EntryStore restore() {
        MapObject newest = this;
        List<Change> undo = new ArrayList<>();
        for (Change step = newest.change; step != null; step = newest.change) {
            undo.add(step);
            newest = step.newer;
        }
        EntryStore copy = newest.store().copy();
        for (Change step : undo.reversed()) {
            if (step.old == null) {
                copy.size--;
            } else {
                copy.values[step.index] = step.old;
            }
        }
        copy.reindex();
        change = null;
        store = copy;
        return copy;
    }

    @Override
    public int size() {
        return store().size;
    }

    @Override
    public @Nullable Value get(StringValue key) {
        EntryStore mine = store();
        int index = mine.find(key);
        return index < 0 ? null : mine.values[index];
    }

    @Override
    public MapObject with(StringValue key, Value value) {
        EntryStore mine = store();
        if (frozen) {
            return new MapObject(mine.copy()).with(key, value);
        }
        MapObject next = new MapObject(mine);
        int index = mine.find(key);
        if (index >= 0) {
            change = new Change(next, index, mine.values[index]);
            mine.values[index] = value;
        } else {
            change = new Change(next, mine.size, null);
            mine.add(key, value);
        }
        store = null;
        return next;
    }

    @Override
    public ObjectValue without(StringValue key) {
        EntryStore mine = store();
        int index = mine.find(key);
        if (index < 0) {
            return this;
        }
        EntryStore rest = new EntryStore(mine.size);
        for (int i = 0; i < mine.size; i++) {
            if (i != index) {
                rest.add(mine.keys[i], mine.values[i]);
            }
        }
        return new MapObject(rest);
    }

    @Override
    public Entries entries() {
        int size = size();
        return new Entries() {
            private int at = -1;

            @Override
            public boolean next() {
                return ++at < size;
            }

            @Override
            public StringValue key() {
                return store().keys[at];
            }

            @Override
            public Value value() {
                // Not from a store held here: a newer version may have taken it over since.
                return store().values[at];
            }
        };
    }

    @Override
    public Value copy() {
        EntryStore mine = store();
        EntryStore own = new EntryStore(mine.size);
        for (int i = 0; i < mine.size; i++) {
            own.add(mine.keys[i].copy(), mine.values[i].copy());
        }
        return new MapObject(own);
    }

    @Override
    public ObjectValue freeze() {
        EntryStore mine = store();
        for (int i = 0; i < mine.size; i++) {
            mine.keys[i] = mine.keys[i].freeze();
            mine.values[i] = mine.values[i].freeze();
        }
        frozen = true;
        return this;
    }
}
