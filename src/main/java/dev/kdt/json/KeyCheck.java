package dev.kdt.json;

import java.util.Arrays;

/**
 * Finds out whether a key comes twice in an object that was just scanned. Linear in the number of keys; and as the objects of a
 * stream are mostly alike, it remembers the runs of hashes that it found to be all different: keys with such hashes differ.
 */
final class KeyCheck {
    /** A power of two. */
    private static final int SHAPES = 64;

    private static final int LARGEST_SHAPE = 256;

    private final Tape tape;

    /** Runs of hashes that are all different, each at the place that {@link #place} gives it. */
    private final int[][] shapes = new int[SHAPES][];

    /** The hashes of the object's keys, in their order. */
    private int[] hashes = new int[64];

    private int count;

    /** Open addressing: entries of keys, valid only where {@link #stamps} has the current stamp. */
    private int[] slots = new int[64];

    private int[] stamps = new int[64];
    private int stamp;

    KeyCheck(Tape tape) {
        this.tape = tape;
        Arrays.fill(shapes, new int[0]);
    }

    boolean unique(int object) {
        gather(object);
        if (count < 2) {
            return true;
        }
        int place = place();
        int[] shape = shapes[place];
        if (shape.length == count && Arrays.equals(shape, 0, count, hashes, 0, count)) {
            return true;
        }
        return compare(object, place);
    }

    private void gather(int object) {
        int[] cells = tape.cells;
        int end = tape.size;
        int found = 0;
        for (int key = object + Tape.CELLS; key < end; key = tape.after(key + Tape.CELLS)) {
            if (found == hashes.length) {
                hashes = Arrays.copyOf(hashes, found * 2);
            }
            hashes[found++] = cells[key + 2] >>> Tape.PAYLOAD_SHIFT;
        }
        count = found;
    }

    private int place() {
        return (hashes[0] + 31 * hashes[count - 1] + count) & (SHAPES - 1);
    }

    /** Compares each key with those before it that have its hash, and remembers the hashes when they are all different. */
    private boolean compare(int object, int place) {
        prepare();
        int mask = slots.length - 1;
        boolean allDiffer = true;
        int key = object + Tape.CELLS;
        for (int i = 0; i < count; i++) {
            int hash = hashes[i];
            int slot = hash & mask;
            while (stamps[slot] == stamp) {
                int other = slots[slot];
                if (tape.cells[other + 2] >>> Tape.PAYLOAD_SHIFT == hash) {
                    if (tape.string(key).sameText(tape.string(other))) {
                        return false;
                    }
                    allDiffer = false;
                }
                slot = (slot + 1) & mask;
            }
            stamps[slot] = stamp;
            slots[slot] = key;
            key = tape.after(key + Tape.CELLS);
        }
        if (allDiffer && count <= LARGEST_SHAPE) {
            shapes[place] = Arrays.copyOf(hashes, count);
        }
        return true;
    }

    private void prepare() {
        if (count * 2L > slots.length) {
            int size = Integer.highestOneBit(Math.min(count, 1 << 28)) << 2;
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
