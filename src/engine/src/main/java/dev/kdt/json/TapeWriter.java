package dev.kdt.json;

import java.util.Arrays;

/** Lays down a {@link Tape}: values and keys in the order of the text, containers opened and closed. */
final class TapeWriter {
    /** The cells that one large text made beyond these are not kept for the small ones that follow. */
    private static final int KEPT_CELLS = 1 << 20;

    private final Tape tape;

    /** The entries of the containers that are open, the innermost last. */
    private int[] open = new int[64];

    private int depth;

    TapeWriter(Tape tape) {
        this.tape = tape;
    }

    void begin(byte[] bytes) {
        tape.bytes = bytes;
        if (tape.cells.length > KEPT_CELLS) {
            tape.cells = new int[KEPT_CELLS];
        }
        tape.size = 0;
        depth = 0;
    }

    /** Number of open containers. */
    int depth() {
        return depth;
    }

    /** The entry of the innermost open container. */
    int container() {
        return open[depth - 1];
    }

    /** Whether the innermost open container is an object. */
    boolean isInObject() {
        return (tape.cells[open[depth - 1] + 2] & Tape.KIND_MASK) == Tape.OBJECT;
    }

    /** Number of open objects. */
    int openObjects() {
        int objects = 0;
        for (int i = 0; i < depth; i++) {
            objects += (tape.cells[open[i] + 2] & Tape.KIND_MASK) == Tape.OBJECT ? 1 : 0;
        }
        return objects;
    }

    void add(int start, int end, int info) {
        int at = tape.size;
        if (at + Tape.CELLS > tape.cells.length) {
            tape.grow();
        }
        int[] cells = tape.cells;
        cells[at] = start;
        cells[at + 1] = end;
        cells[at + 2] = info;
        tape.size = at + Tape.CELLS;
    }

    /** Adds a value that is no container, or a key; what is in a container that is not canonical makes it so. */
    void addPart(int start, int end, int info) {
        add(start, end, info);
        if ((info & Tape.CANONICAL) == 0) {
            loosen();
        }
    }

    /** Adds a container whose first byte is at {@code start}. */
    void open(int start, int info) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = tape.size;
        add(start, 0, info);
    }

    /** The innermost open container is not canonical. */
    void loosen() {
        if (depth > 0) {
            tape.cells[open[depth - 1] + 2] &= ~Tape.CANONICAL;
        }
    }

    /**
     * Closes the innermost container, before index {@code end} of the text.
     *
     * @param flags what more is known of it
     */
    void close(int end, int flags) throws JsonException {
        int container = open[--depth];
        int[] cells = tape.cells;
        cells[container + 1] = end;
        int entries = (tape.size - container) / Tape.CELLS;
        if (entries > Tape.MAX_PAYLOAD) {
            throw new JsonException("one JSON text has more than " + Tape.MAX_PAYLOAD + " values", cells[container]);
        }
        int info = cells[container + 2] | entries << Tape.PAYLOAD_SHIFT | flags;
        cells[container + 2] = info;
        if ((info & Tape.CANONICAL) == 0) {
            loosen();
        }
    }
}
