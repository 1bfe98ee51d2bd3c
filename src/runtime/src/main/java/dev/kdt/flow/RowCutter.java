package dev.kdt.flow;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.Cells;
import dev.kdt.codec.RowScanner;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Position;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One record a row of cells. The first row names the columns; it is no record, and goes with each other one, on a line before it,
 * so that a record says by itself what its cells are. Empty lines are passed over; so are the names that come again after the byte
 * order mark of a file among joined ones, and the line {@code sep=;} that Excel begins a file with.
 */
final class RowCutter implements Cutter {
    private static final Pattern SEPARATOR_LINE = Pattern.compile("sep=.", Pattern.CASE_INSENSITIVE);
    private static final int SEPARATOR_LINE_LENGTH = 5;

    private final String file;
    private final Cells cells;
    private final MaxRecord max;
    private final RowScanner scanner;
    private long startLine = 1;
    private int scanned;
    private boolean dropping;
    private Slice names = Slice.EMPTY;

    /** @param max how long the row of names may be, too */
    RowCutter(String file, Cells cells, MaxRecord max) {
        this.file = file;
        this.cells = cells;
        this.max = max;
        this.scanner = RowScanner.beforeNames(cells);
    }

    @Override
    public int cut(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        int start = from;
        for (int end = scanner.scan(chunk, from + scanned, to); end >= 0; end = scanner.scan(chunk, start, to)) {
            add(scanner.row(chunk, start, end), into);
            start = end;
        }
        scanned = to - start;
        return start;
    }

    @Override
    public void cutLast(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        int rest = cut(chunk, from, to, into);
        if (rest < to) {
            add(scanner.row(chunk, rest, to), into);
        }
    }

    @Override
    public Position drop(byte[] chunk, int from, int to) {
        if (names.isEmpty()) {
            throw namesTooLong(startLine);
        }
        dropping = true;
        scanned = 0;
        return Position.inFile(file, startLine);
    }

    @Override
    public boolean isDropping() {
        return dropping;
    }

    /** The row of the columns' names. */
    @Override
    public int added() {
        return names.length();
    }

    private void add(Slice line, List<KinesisRecord> into) {
        long rowLine = startLine;
        startLine = scanner.line();
        Slice row = new Slice(line.array(), ByteOrderMark.after(line.array(), line.from(), line.to()), line.to());
        boolean marked = row.from() > line.from();
        if (dropping) {
            dropping = false;
        } else if (names.isEmpty()) {
            learn(row, rowLine);
        } else if (!row.isEmpty() && !(marked && isNames(row))) {
            byte[] both = new ByteBuilder(names.length() + row.length())
                    .put(names)
                    .put(row)
                    .array();
            into.add(KinesisRecord.of(Position.inFile(file, rowLine), Slice.of(both)));
        }
    }

    private FlowException namesTooLong(long line) {
        return new FlowException(place(line) + ": the first line, which names the columns, is longer than " + max
                + " (--max-record raises the limit; is the format of --in right?)");
    }

    private boolean isNames(Slice row) {
        return row.equals(names.sub(0, names.length() - 1));
    }

    /** Takes the names of the columns: a copy of their row, and a line end. */
    private void learn(Slice row, long rowLine) {
        if (row.isEmpty() || isSeparatorLine(row)) {
            return;
        }
        if (max.isExceededBy(row.length())) {
            throw namesTooLong(rowLine);
        }
        Cells named = cells.named(row);
        try {
            requireDifferent(named.row(row), rowLine);
        } catch (CodecException e) {
            throw new FlowException(place(rowLine) + ": the columns' names cannot be read: " + e.getMessage());
        }
        scanner.delimitedAs(named);
        names = Slice.of(new ByteBuilder().put(row).put('\n').toBytes());
    }

    private static boolean isSeparatorLine(Slice row) {
        return row.length() == SEPARATOR_LINE_LENGTH
                && SEPARATOR_LINE.matcher(row.toText()).matches();
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
