package dev.kdt.json;

import java.util.Arrays;

/** Finds out whether a key comes twice in an object that was just scanned. Linear in the number of keys. */
final class KeyCheck {
    private final Tape tape;

    /** Open addressing: entries of keys, valid only where {@link #stamps} has the current stamp. */
    private int[] slots = new int[64];

    private int[] stamps = new int[64];
    private int stamp;

    KeyCheck(Tape tape) {
        this.tape = tape;
    }

    boolean unique(int object) {
        int end = tape.size;
        int first = object + Tape.CELLS;
        if (first == end || tape.after(first + Tape.CELLS) == end) {
            return true;
        }
        prepare((end - first) / Tape.CELLS);
        int mask = slots.length - 1;
        int[] cells = tape.cells;
        for (int key = first; key < end; key = tape.after(key + Tape.CELLS)) {
            int hash = cells[key + 2] >>> Tape.PAYLOAD_SHIFT;
            int slot = hash & mask;
            while (stamps[slot] == stamp) {
                int other = slots[slot];
                if (cells[other + 2] >>> Tape.PAYLOAD_SHIFT == hash
                        && tape.string(key).sameText(tape.string(other))) {
                    return false;
                }
                slot = (slot + 1) & mask;
            }
            stamps[slot] = stamp;
            slots[slot] = key;
        }
        return true;
    }

    private void prepare(int entries) {
        if (entries * 2L > slots.length) {
            int size = Integer.highestOneBit(Math.min(entries, 1 << 28)) << 2;
            slots = new int[size];
            stamps = new int[size];
            stamp = 0;
        }
        if (++stamp == 0) {
            Arrays.fill(stamps, 0);
            stamp = 1;
        }
    }
}
