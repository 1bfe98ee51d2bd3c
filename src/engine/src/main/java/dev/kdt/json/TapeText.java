package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;

/**
 * Writes a value from the tape: the bytes as they are where the scanner marked them canonical, else piece by piece. Goes along
 * the tape and needs no stack for deep values, but for objects in which a key comes twice.
 */
final class TapeText {
    private TapeText() {}

    static void write(Tape tape, int entry, ByteBuilder out) {
        int info = tape.cells[entry + 2];
        if ((info & Tape.CANONICAL) != 0) {
            int quote = (info & Tape.KIND_MASK) == Tape.STRING ? 1 : 0;
            out.put(tape.bytes, tape.start(entry) - quote, tape.end(entry) + quote);
            return;
        }
        switch (Tape.KINDS[info & Tape.KIND_MASK]) {
            case NULL, FALSE, TRUE, NUMBER, STRING -> tape.value(entry).writeTo(out);
            case ARRAY -> writeArray(tape, entry, out);
            case OBJECT -> writeObject(tape, entry, out);
        }
    }

    private static void writeArray(Tape tape, int entry, ByteBuilder out) {
        out.put('[');
        int first = entry + Tape.CELLS;
        int end = tape.after(entry);
        for (int at = first; at < end; at = tape.after(at)) {
            if (at > first) {
                out.put(',');
            }
            write(tape, at, out);
        }
        out.put(']');
    }

    private static void writeObject(Tape tape, int entry, ByteBuilder out) {
        if (!tape.has(entry, Tape.PLAIN)) {
            Writer.write((ObjectValue) tape.value(entry), out, Meter.NONE);
            return;
        }
        out.put('{');
        int first = entry + Tape.CELLS;
        int end = tape.after(entry);
        for (int key = first; key < end; key = tape.after(key + Tape.CELLS)) {
            if (key > first) {
                out.put(',');
            }
            if (tape.has(key, Tape.CANONICAL)) {
                out.put(tape.bytes, tape.start(key) - 1, tape.end(key) + 1);
            } else {
                tape.string(key).writeTo(out);
            }
            out.put(':');
            write(tape, key + Tape.CELLS, out);
        }
        out.put('}');
    }
}
