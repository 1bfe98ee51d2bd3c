package dev.kdt.flow;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.Cells;
import dev.kdt.codec.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.List;

/**
 * One record a row of cells (RFC 4180): a row ends at a line's end that does not stand in quotes. The first row names the columns;
 * it goes with each other one, on a line before it, so that a record says by itself what its cells are. Empty lines are passed
 * over. A row that arrives in pieces is scanned once: the state stays between chunks.
 */
final class RowCutter implements Cutter {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String file;
    private final Cells cells;
    private State state = State.CELL_START;
    private long line = 1;
    private long startLine = 1;
    private int scanned;
    private Slice names = Slice.EMPTY;

    private enum State {
        CELL_START,
        PLAIN,
        QUOTED,
        /** Behind a quote that ends the cell, unless another one follows. */
        QUOTE_IN_QUOTED
    }

    RowCutter(String file, Cells cells) {
        this.file = file;
        this.cells = cells;
    }

    @Override
    public int cut(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        int start = from;
        for (int at = from + scanned; at < to; at++) {
            if (!step(chunk[at])) {
                continue;
            }
            add(chunk, start, at, into);
            start = at + 1;
        }
        scanned = to - start;
        return start;
    }

    @Override
    public void cutLast(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        int rest = cut(chunk, from, to, into);
        if (rest < to) {
            add(chunk, rest, to, into);
        }
    }

    /** Takes one byte, and says whether the row ends with it. */
    private boolean step(byte next) {
        boolean ends = next == '\n' && state != State.QUOTED;
        line += next == '\n' ? 1 : 0;
        state = switch (state) {
            case QUOTED -> next == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
            case CELL_START -> next == '"' ? State.QUOTED : next == cells.delimiter() ? State.CELL_START : State.PLAIN;
            case PLAIN -> next == cells.delimiter() ? State.CELL_START : State.PLAIN;
            case QUOTE_IN_QUOTED ->
                next == '"' ? State.QUOTED : next == cells.delimiter() ? State.CELL_START : State.PLAIN;
        };
        return ends;
    }

    private void add(byte[] chunk, int start, int end, List<KinesisRecord> into) {
        long rowLine = startLine;
        startLine = line;
        state = State.CELL_START;
        Slice row = new Slice(chunk, start, end > start && chunk[end - 1] == '\r' ? end - 1 : end);
        if (row.isEmpty()) {
            return;
        }
        if (names.isEmpty()) {
            names = names(row, rowLine);
            return;
        }
        byte[] both = new byte[names.length() + row.length()];
        System.arraycopy(names.array(), 0, both, 0, names.length());
        System.arraycopy(row.array(), row.from(), both, names.length(), row.length());
        into.add(KinesisRecord.of(Position.inFile(file, rowLine), Slice.of(both)));
    }

    /** The line of the columns' names, a copy with its end. */
    private Slice names(Slice row, long rowLine) {
        Slice text = row.startsWith(BYTE_ORDER_MARK) ? row.sub(BYTE_ORDER_MARK.length, row.length()) : row;
        try {
            requireDifferent(cells.lines(text).getFirst(), rowLine);
        } catch (CodecException e) {
            throw new FlowException(place(rowLine) + ": the columns' names cannot be read: " + e.getMessage());
        }
        return Slice.of(new ByteBuilder().put(text).put('\n').toBytes());
    }

    private void requireDifferent(ArrayValue columns, long rowLine) {
        for (int i = 0; i < columns.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (columns.get(i).equals(columns.get(j))) {
                    throw new FlowException(place(rowLine) + ": two columns have the name " + columns.get(i)
                            + " (the first line names the columns)");
                }
            }
        }
    }

    private String place(long rowLine) {
        return Position.inFile(file, rowLine).inWords();
    }
}
