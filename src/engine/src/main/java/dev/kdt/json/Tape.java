package dev.kdt.json;

import java.util.Arrays;

/**
 * The scanner's result for a JSON text: one entry for every value and every key, in the order of the text, so that the
 * entries of a container follow its own. An entry is three ints:
 *
 * <ul>
 *   <li>the index of its first byte, and the index after its last; of a string, those of the bytes between the quotes;
 *   <li>what it is: the kind in the lowest three bits ({@link #KEY} for a key), two flags, and in the other 27 bits the number
 *       of entries to the next sibling (of a value) or the hash of the decoded text (of a key).
 * </ul>
 */
final class Tape {
    static final int CELLS = 3;

    static final int KIND_MASK = 7;
    static final int NULL = 0;
    static final int FALSE = 1;
    static final int TRUE = 2;
    static final int NUMBER = 3;
    static final int STRING = 4;
    static final int ARRAY = 5;
    static final int OBJECT = 6;
    static final int KEY = 7;

    /** The bytes are just what the writer would write for this value and all that is in it. */
    static final int CANONICAL = 8;
    /** Of a string or key: the bytes between the quotes are the text itself. Of an object: no key comes twice. */
    static final int PLAIN = 16;

    static final int PAYLOAD_SHIFT = 5;
    static final int MAX_PAYLOAD = (1 << 27) - 1;

    /** By the number in the lowest three bits. */
    static final Kind[] KINDS = Kind.values();

    byte[] bytes = new byte[0];
    int[] cells = new int[CELLS * 128];
    int size;

    int start(int entry) {
        return cells[entry];
    }

    int end(int entry) {
        return cells[entry + 1];
    }

    boolean has(int entry, int flag) {
        return (cells[entry + 2] & flag) != 0;
    }

    /** The entry after this value and all that is in it. */
    int after(int entry) {
        return entry + CELLS * (cells[entry + 2] >>> PAYLOAD_SHIFT);
    }

    void grow() {
        cells = Arrays.copyOf(cells, cells.length * 2);
    }

    /** A tape of its own for the value at {@code entry}, with its own copy of the bytes. */
    Tape extract(int entry) {
        int from = start(entry);
        Tape copy = new Tape();
        copy.bytes = Arrays.copyOfRange(bytes, from, end(entry));
        copy.cells = Arrays.copyOfRange(cells, entry, after(entry));
        copy.size = copy.cells.length;
        for (int i = 0; i < copy.size; i += CELLS) {
            copy.cells[i] -= from;
            copy.cells[i + 1] -= from;
        }
        return copy;
    }

    /** The value at {@code entry}. */
    Value value(int entry) {
        int info = cells[entry + 2];
        return switch (KINDS[info & KIND_MASK]) {
            case NULL -> Value.NULL;
            case FALSE -> Value.FALSE;
            case TRUE -> Value.TRUE;
            case NUMBER -> new NumberValue(bytes, cells[entry], cells[entry + 1], (info & CANONICAL) != 0);
            case STRING -> string(entry);
            case ARRAY -> new TapeArray(this, entry);
            case OBJECT -> new TapeObject(this, entry);
        };
    }

    /** The text of the string or key at {@code entry}. */
    StringValue string(int entry) {
        int from = cells[entry];
        int to = cells[entry + 1];
        if ((cells[entry + 2] & PLAIN) != 0) {
            return new StringValue(bytes, from, to);
        }
        return StringValue.of(Unescaper.unescape(bytes, from, to));
    }
}
