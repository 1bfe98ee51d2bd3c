package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;
import java.util.Arrays;

/** An array as the scanner left it. */
final class TapeArray extends ArrayValue {
    private final Tape tape;
    private final int entry;
    private int size = -1;

    TapeArray(Tape tape, int entry) {
        this.tape = tape;
        this.entry = entry;
    }

    @Override
    public int size() {
        if (size < 0) {
            int count = 0;
            int end = tape.after(entry);
            for (int at = entry + Tape.CELLS; at < end; at = tape.after(at)) {
                count++;
            }
            size = count;
        }
        return size;
    }

    @Override
    public Value get(int index) {
        int at = entry + Tape.CELLS;
        for (int i = 0; i < index; i++) {
            at = tape.after(at);
        }
        return tape.value(at);
    }

    @Override
    public Elements elements() {
        return new Elements() {
            private final int end = tape.after(entry);
            private int current = -1;
            private int following = entry + Tape.CELLS;

            @Override
            public boolean next() {
                if (following >= end) {
                    return false;
                }
                current = following;
                following = tape.after(current);
                return true;
            }

            @Override
            public Value value() {
                return tape.value(current);
            }
        };
    }

    @Override
    public ArrayValue with(int index, Value value) {
        return ListArray.of(toArray(), size()).with(index, value);
    }

    @Override
    public Value[] toArray() {
        Value[] values = new Value[size()];
        int at = entry + Tape.CELLS;
        for (int i = 0; i < values.length; i++) {
            values[i] = tape.value(at);
            at = tape.after(at);
        }
        return values;
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
    public ArrayValue freeze() {
        Value[] values = toArray();
        Arrays.setAll(values, i -> values[i].copy().freeze());
        return ListArray.of(values, values.length).freeze();
    }
}
