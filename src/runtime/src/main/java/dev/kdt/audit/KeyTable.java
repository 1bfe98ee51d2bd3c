package dev.kdt.audit;

import dev.kdt.flow.FlowException;
import java.util.Arrays;

/**
 * The different keys of one partition, with what is counted of each: columns of numbers, since an object for each would take several times
 * as much. Open addressing with linear probing; the keys are evenly distributed by what made them.
 */
final class KeyTable {
    /** With all columns about 130 MB. */
    private static final int MOST_KEYS = 1 << 20;

    private static final int LEAST_SLOTS = 1 << 10;

    /** Slots for each key. */
    private static final int ROOM = 2;

    private long[] high = {};
    private long[] low = {};
    long[] content = {};
    long[] place = {};
    long[] excusedPlace = {};
    int[] excusedLine = {};
    int[] cell = {};
    int[] latest = {};

    /** How often each key is there, at least once; 0 for a slot that is free. */
    int[] given = {};

    int[] required = {};
    int[] delivered = {};
    int[] excused = {};
    int[] seen = {};

    private int mask;
    private int keys;

    /**
     * Forgets all keys.
     *
     * @param entries how many of them may come, some with equal keys
     */
    void clear(long entries) {
        int wanted = Math.clamp(entries, LEAST_SLOTS, MOST_KEYS) * ROOM;
        int slots = Integer.highestOneBit(wanted - 1) << 1;
        if (slots > given.length) {
            high = new long[slots];
            low = new long[slots];
            content = new long[slots];
            place = new long[slots];
            excusedPlace = new long[slots];
            excusedLine = new int[slots];
            cell = new int[slots];
            latest = new int[slots];
            given = new int[slots];
            required = new int[slots];
            delivered = new int[slots];
            excused = new int[slots];
            seen = new int[slots];
        } else {
            for (int[] each : new int[][] {latest, given, required, delivered, excused, seen}) {
                Arrays.fill(each, 0);
            }
        }
        mask = given.length - 1;
        keys = 0;
    }

    /** The slot of a key; -1 when it is not there. */
    int find(Fingerprint key) {
        int slot = slot(key);
        return given[slot] == 0 ? -1 : slot;
    }

    /** Counts the key as given once more, and returns its slot. */
    int give(Fingerprint key) {
        int slot = slot(key);
        if (given[slot] == 0) {
            if (keys == MOST_KEYS) {
                throw new FlowException("more than " + (long) MOST_KEYS * Spool.PARTITIONS
                        + " different results are too many to be compared at once (--since and --until name a part)");
            }
            keys++;
            high[slot] = key.high();
            low[slot] = key.low();
        }
        given[slot]++;
        return slot;
    }

    private int slot(Fingerprint key) {
        int slot = (int) key.low() & mask;
        while (given[slot] != 0 && (high[slot] != key.high() || low[slot] != key.low())) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
