package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;
import org.jspecify.annotations.Nullable;

/** An object as the scanner left it. */
final class TapeObject extends ObjectValue {
    /** So many look-ups by a walk along the tape, then a map is made of a large object. */
    private static final int WALKS = 8;

    private static final int LARGE = 32;

    private final Tape tape;
    private final int entry;
    private int lookups;
    private @Nullable MapObject map;

    TapeObject(Tape tape, int entry) {
        this.tape = tape;
        this.entry = entry;
    }

    boolean hasDuplicates() {
        return !tape.has(entry, Tape.PLAIN);
    }

    @Override
    public int size() {
        if (hasDuplicates()) {
            return map().size();
        }
        int count = 0;
        int end = tape.after(entry);
        for (int key = entry + Tape.CELLS; key < end; key = tape.after(key + Tape.CELLS)) {
            count++;
        }
        return count;
    }

    @Override
    public @Nullable Value get(StringValue key) {
        if (isBetterMapped()) {
            return map().get(key);
        }
        int found = find(key);
        return found < 0 ? null : tape.value(found);
    }

    @Override
    public boolean writeValue(StringValue key, ByteBuilder out, Meter meter) {
        if (isBetterMapped()) {
            return map().writeValue(key, out, meter);
        }
        int found = find(key);
        if (found >= 0) {
            TapeText.write(tape, found, out);
        }
        return found >= 0;
    }

    private boolean isBetterMapped() {
        return map != null
                || hasDuplicates()
                || (++lookups > WALKS && tape.after(entry) - entry > LARGE * 2 * Tape.CELLS);
    }

    /** The entry of the value of {@code key}, or -1; only where no key comes twice. */
    private int find(StringValue key) {
        int[] cells = tape.cells;
        int hash = key.hash();
        int end = tape.after(entry);
        for (int at = entry + Tape.CELLS; at < end; ) {
            if (cells[at + 2] >>> Tape.PAYLOAD_SHIFT == hash && is(at, key)) {
                return at + Tape.CELLS;
            }
            at += Tape.CELLS;
            at += Tape.CELLS * (cells[at + 2] >>> Tape.PAYLOAD_SHIFT);
        }
        return -1;
    }

    private boolean is(int at, StringValue key) {
        return tape.has(at, Tape.PLAIN)
                ? key.sameText(tape.bytes, tape.start(at), tape.end(at))
                : key.sameText(tape.string(at));
    }

    private MapObject map() {
        MapObject made = map;
        if (made == null) {
            made = MapObject.sized(8);
            for (Entries e = walk(); e.next(); ) {
                made = made.with(e.key(), e.value());
            }
            map = made;
        }
        return made;
    }

    @Override
    public Entries entries() {
        return hasDuplicates() ? map().entries() : walk();
    }

    private Entries walk() {
        return new Entries() {
            private final int end = tape.after(entry);
            private int key = -1;
            private int following = entry + Tape.CELLS;

            @Override
            public boolean next() {
                if (following >= end) {
                    return false;
                }
                key = following;
                following = tape.after(key + Tape.CELLS);
                return true;
            }

            @Override
            public StringValue key() {
                return tape.string(key);
            }

            @Override
            public Value value() {
                return tape.value(key + Tape.CELLS);
            }
        };
    }

    @Override
    public ObjectValue with(StringValue key, Value value) {
        return copyToMap().with(key, value);
    }

    @Override
    public ObjectValue without(StringValue key) {
        return get(key) == null ? this : copyToMap().without(key);
    }

    /** The map in a version of its own, so that the one kept here stays the newest of its store. */
    private MapObject copyToMap() {
        MapObject made = MapObject.sized(16);
        for (Entries e = walk(); e.next(); ) {
            made = made.with(e.key(), e.value());
        }
        return made;
    }

    /** The number of bytes of the text that it was read from. */
    int length() {
        return tape.end(entry) - tape.start(entry);
    }

    @Override
    public void writeTo(ByteBuilder out, Meter meter) {
        TapeText.write(tape, entry, out);
    }

    @Override
    public Value copy() {
        return tape.extract(entry).value(0);
    }

    @Override
    public ObjectValue freeze() {
        return ((MapObject) copyToMap().copy()).freeze();
    }
}
