package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of cells between delimiters (RFC 4180): cells may stand in quotes, a quote in them is doubled. {@link RowScanner} says where
 * rows end. All cells are strings: what looks like a number may be an article's code.
 *
 * @param delimiter the byte between two cells, an ASCII character
 */
public record Cells(char delimiter) {
    public static final Cells COMMA = new Cells(',');
    public static final Cells TAB = new Cells('\t');

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** The delimiters of cells in files that are called CSV; a comma wins. */
    private static final String DELIMITERS = ",;\t|";

    /**
     * The cells of a file whose first row names the columns. Where commas are expected and the row has none, its first semicolon,
     * tab or vertical bar outside of quotes is the delimiter.
     */
    public Cells named(Slice firstRow) {
        int other = -1;
        boolean quoted = false;
        for (int i = 0; i < firstRow.length(); i++) {
            byte each = firstRow.at(i);
            quoted ^= each == '"';
            if (quoted || !mayDelimit(each)) {
                continue;
            }
            if (each == delimiter) {
                return this;
            }
            other = other < 0 ? each : other;
        }
        return other < 0 ? this : new Cells((char) other);
    }

    /** Whether a first row that is not known yet may have this delimiter. */
    boolean mayDelimit(byte each) {
        return each == delimiter || (delimiter == ',' && DELIMITERS.indexOf(each) >= 0);
    }

    /** Begins the message about bytes that are no such rows. */
    String refusal() {
        return delimiter == ',' ? "not CSV: " : "not TSV: ";
    }

    /** An array of strings for one row; an array of such arrays for several. */
    Value read(Slice text) throws CodecException {
        TextEncoding.requireUtf8(text, refusal());
        List<ArrayValue> rows = rows(text);
        return rows.size() == 1 ? rows.getFirst() : ArrayValue.of(rows);
    }

    /**
     * The cells of each row of a text in UTF-8, in order. Empty lines are passed over, unless there is nothing else.
     *
     * @throws CodecException when a quote is not closed
     */
    public List<ArrayValue> rows(Slice text) throws CodecException {
        List<ArrayValue> rows = new ArrayList<>();
        RowScanner scanner = new RowScanner(this);
        int start = text.from();
        while (start < text.to()) {
            int end = scanner.scan(text.array(), start, text.to());
            int after = end < 0 ? text.to() : end;
            Slice row = scanner.row(text.array(), start, after);
            if (!row.isEmpty()) {
                rows.add(row(row));
            }
            start = after;
        }
        return rows.isEmpty() ? List.of(row(Slice.EMPTY)) : rows;
    }

    /**
     * The cells of each row of a file in UTF-8, the first of which names the columns; its byte order mark is no part of them.
     *
     * @throws CodecException when a quote is not closed
     */
    public List<ArrayValue> namedRows(Slice file) throws CodecException {
        Slice text = file.startsWith(BYTE_ORDER_MARK) ? file.sub(BYTE_ORDER_MARK.length, file.length()) : file;
        RowScanner scanner = RowScanner.beforeNames(this);
        int end = scanner.scan(text.array(), text.from(), text.to());
        Cells named = named(scanner.row(text.array(), text.from(), end < 0 ? text.to() : end));
        return named.rows(text);
    }

    /**
     * The cells of one row in UTF-8, without its line end.
     *
     * @throws CodecException when a quote is not closed
     */
    public ArrayValue row(Slice row) throws CodecException {
        List<Value> cells = new ArrayList<>();
        CellReader reader = new CellReader();
        for (reader.begin(row, this); reader.next(); ) {
            cells.add(StringValue.of(reader.cell().copy()));
        }
        return ArrayValue.of(cells);
    }

    /** Adds a row with its line end; only cells that need quotes get them. A row of one empty cell does: an empty line is no row. */
    public void write(List<Slice> row, ByteBuilder out) {
        boolean lone = row.size() == 1;
        for (int i = 0; i < row.size(); i++) {
            Slice cell = row.get(i);
            if (i > 0) {
                out.put(delimiter);
            }
            if ((lone && cell.isEmpty()) || needsQuotes(cell)) {
                writeQuoted(cell, out);
            } else {
                out.put(cell);
            }
        }
        out.put('\n');
    }

    private static void writeQuoted(Slice cell, ByteBuilder out) {
        out.put('"');
        int start = 0;
        for (int i = 0; i < cell.length(); i++) {
            if (cell.at(i) == '"') {
                out.put(cell.sub(start, i + 1)).put('"');
                start = i + 1;
            }
        }
        out.put(cell.sub(start, cell.length())).put('"');
    }

    private boolean needsQuotes(Slice cell) {
        for (int i = 0; i < cell.length(); i++) {
            byte each = cell.at(i);
            if (each == delimiter || each == '"' || each == '\n' || each == '\r') {
                return true;
            }
        }
        return false;
    }
}
