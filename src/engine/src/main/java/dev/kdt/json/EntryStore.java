package dev.kdt.json;

import java.util.Arrays;

/** Keys and values in the order in which they came, with an index once there are more than a few. */
final class EntryStore {
    private static final int INDEXED_FROM = 9;

    StringValue[] keys;
    Value[] values;
    int size;

    /** Open addressing; the position plus one. Empty while there are few entries. */
    private int[] index = new int[0];

    EntryStore(int room) {
        keys = new StringValue[Math.max(room, 1)];
        values = new Value[Math.max(room, 1)];
    }

    EntryStore copy() {
        EntryStore copy = new EntryStore(0);
        copy.keys = keys.clone();
        copy.values = values.clone();
        copy.size = size;
        copy.index = index.clone();
        return copy;
    }

    int find(StringValue key) {
        int hash = key.hash();
        if (index.length == 0) {
            for (int i = 0; i < size; i++) {
                if (keys[i].hash() == hash && keys[i].sameText(key)) {
                    return i;
                }
            }
            return -1;
        }
        int mask = index.length - 1;
        for (int slot = hash & mask; index[slot] != 0; slot = (slot + 1) & mask) {
            StringValue other = keys[index[slot] - 1];
            if (other.hash() == hash && other.sameText(key)) {
                return index[slot] - 1;
            }
        }
        return -1;
    }

    /** Adds a key that is not there yet. */
    void add(StringValue key, Value value) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        keys[size] = key;
        values[size] = value;
        size++;
        if (size >= INDEXED_FROM) {
            if (size * 2 > index.length) {
                reindex();
            } else {
                enter(size - 1);
            }
        }
    }

    /** To be called after {@link #size} was set back. */
    void reindex() {
        if (size < INDEXED_FROM) {
            index = new int[0];
            return;
        }
        index = new int[Math.max(32, Integer.highestOneBit(size) << 2)];
        for (int i = 0; i < size; i++) {
            enter(i);
        }
    }

    private void enter(int position) {
        int mask = index.length - 1;
        int slot = keys[position].hash() & mask;
        while (index[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        index[slot] = position + 1;
    }
}
