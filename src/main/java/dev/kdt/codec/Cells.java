package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of cells between delimiters (RFC 4180): cells may stand in quotes, a quote in them is doubled. Lines end with LF or CRLF.
 * All cells are strings: what looks like a number may be an article's code.
 *
 * @param delimiter the byte between two cells
 */
public record Cells(char delimiter) {
    public static final Cells COMMA = new Cells(',');
    public static final Cells TAB = new Cells('\t');

    /** An array of strings for one line; an array of such arrays for several. */
    Value read(Slice text) throws CodecException {
        if (!Utf8Check.isValid(text)) {
            throw new CodecException("not " + (delimiter == ',' ? "CSV" : "TSV") + ": the bytes are not UTF-8");
        }
        List<ArrayValue> lines = lines(text);
        return lines.size() == 1 ? lines.getFirst() : ArrayValue.of(lines);
    }

    /**
     * The cells of each line, in order.
     *
     * @throws CodecException when a quote is not closed
     */
    public List<ArrayValue> lines(Slice text) throws CodecException {
        List<ArrayValue> lines = new ArrayList<>();
        List<Value> cells = new ArrayList<>();
        ByteBuilder cell = new ByteBuilder(64);
        int at = 0;
        while (at < text.length() || !cells.isEmpty() || lines.isEmpty()) {
            at = readCell(text, at, cell.clear());
            cells.add(Value.of(cell.toString()));
            if (at < text.length() && text.at(at) == delimiter) {
                at++;
                continue;
            }
            lines.add(ArrayValue.of(cells));
            cells.clear();
            at = afterLineEnd(text, at);
        }
        return lines;
    }

    /** Reads the cell at {@code at} and returns the index after it: of a delimiter, a line's end, or the text's. */
    private int readCell(Slice text, int at, ByteBuilder cell) throws CodecException {
        if (at < text.length() && text.at(at) == '"') {
            return readQuoted(text, at + 1, cell);
        }
        int end = at;
        while (end < text.length() && text.at(end) != delimiter && !isLineEnd(text, end)) {
            end++;
        }
        cell.put(text.sub(at, end));
        return end;
    }

    private static int readQuoted(Slice text, int from, ByteBuilder cell) throws CodecException {
        for (int at = from; at < text.length(); at++) {
            if (text.at(at) != '"') {
                cell.put(text.at(at));
            } else if (at + 1 < text.length() && text.at(at + 1) == '"') {
                cell.put('"');
                at++;
            } else {
                return at + 1;
            }
        }
        throw new CodecException("the closing quote of a cell is missing");
    }

    private static boolean isLineEnd(Slice text, int at) {
        return text.at(at) == '\n' || (text.at(at) == '\r' && at + 1 < text.length() && text.at(at + 1) == '\n');
    }

    private static int afterLineEnd(Slice text, int at) throws CodecException {
        if (at >= text.length()) {
            return at;
        }
        if (!isLineEnd(text, at)) {
            throw new CodecException("text after the closing quote of a cell");
        }
        return text.at(at) == '\n' ? at + 1 : at + 2;
    }

    /** Adds a line of cells with its newline; only cells that need quotes get them. */
    public void write(Iterable<String> cells, ByteBuilder out) {
        boolean first = true;
        for (String cell : cells) {
            if (!first) {
                out.put(delimiter);
            }
            first = false;
            if (needsQuotes(cell)) {
                out.put('"').utf8(cell.replace("\"", "\"\"")).put('"');
            } else {
                out.utf8(cell);
            }
        }
        out.put('\n');
    }

    private boolean needsQuotes(String cell) {
        return cell.indexOf(delimiter) >= 0
                || cell.indexOf('"') >= 0
                || cell.indexOf('\n') >= 0
                || cell.indexOf('\r') >= 0;
    }
}
