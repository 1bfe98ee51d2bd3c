package dev.kdt.codec;

import dev.kdt.bytes.Slice;

/**
 * Finds where rows of cells end: at a line's end that does not stand in quotes. Lines end with LF or CRLF; with CR alone where
 * the first line does, and elsewhere a CR alone belongs to its cell. The text may come in pieces; each byte is looked at once.
 */
public final class RowScanner {
    private Cells cells;
    private State state = State.CELL_START;
    private LineEnd lineEnd = LineEnd.UNKNOWN;
    private boolean beforeNames;
    private long line = 1;

    private enum State {
        CELL_START,
        PLAIN,
        QUOTED,
        /** After a quote that ends the cell, unless another one follows. */
        QUOTE_IN_QUOTED,
        /** After a CR, before it is known what ends the lines of this text. */
        AFTER_CR
    }

    private enum LineEnd {
        UNKNOWN,
        LF,
        CR
    }

    public RowScanner(Cells cells) {
        this.cells = cells;
    }

    /** Scans a text whose first row names the columns, and tells what delimits its cells; {@link #delimitedAs} is to be called after it. */
    public static RowScanner beforeNames(Cells cells) {
        RowScanner scanner = new RowScanner(cells);
        scanner.beforeNames = true;
        return scanner;
    }

    /** Sets the delimiter of the cells in the following rows. */
    public void delimitedAs(Cells others) {
        cells = others;
        beforeNames = false;
    }

    /** The number of the line that is scanned next, from 1. */
    public long line() {
        return line;
    }

    /**
     * Scans on, to the end of a row.
     *
     * @return index after the row's line end; -1 when the row does not end in {@code bytes[from, to)}
     */
    public int scan(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            byte next = bytes[at];
            if (state == State.AFTER_CR && next != '\n') {
                return end(at, LineEnd.CR);
            }
            if (next == '\n' && state != State.QUOTED) {
                return end(at + 1, lineEnd == LineEnd.CR ? LineEnd.CR : LineEnd.LF);
            }
            if (next == '\r' && state != State.QUOTED && lineEnd == LineEnd.CR) {
                return end(at + 1, LineEnd.CR);
            }
            line += next == '\n' ? 1 : 0;
            step(next);
        }
        return -1;
    }

    /** The row {@code bytes[start, after)} that was scanned last, without its line end. */
    public Slice row(byte[] bytes, int start, int after) {
        int end = after;
        if (state != State.QUOTED) {
            end -= end > start && bytes[end - 1] == '\n' ? 1 : 0;
            end -= end > start && bytes[end - 1] == '\r' ? 1 : 0;
        }
        return new Slice(bytes, start, end);
    }

    private int end(int after, LineEnd seen) {
        lineEnd = seen;
        line++;
        state = State.CELL_START;
        return after;
    }

    private void step(byte next) {
        state = switch (state) {
            case QUOTED -> next == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
            case CELL_START -> next == '"' ? State.QUOTED : unquoted(next);
            case QUOTE_IN_QUOTED -> next == '"' ? State.QUOTED : unquoted(next);
            case PLAIN, AFTER_CR -> unquoted(next);
        };
    }

    private State unquoted(byte next) {
        if (next == '\r' && lineEnd == LineEnd.UNKNOWN) {
            return State.AFTER_CR;
        }
        boolean delimits = beforeNames ? cells.mayDelimit(next) : next == cells.delimiter();
        return delimits ? State.CELL_START : State.PLAIN;
    }
}
