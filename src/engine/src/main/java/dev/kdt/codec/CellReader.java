package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;

/** Reads the cells of a row, one after the other, without copying those that need no unquoting. One per thread. */
final class CellReader {
    private final ByteBuilder unquoted = new ByteBuilder(64);
    private Slice row = Slice.EMPTY;
    private char delimiter;
    private int at;
    private boolean more;
    private Slice cell = Slice.EMPTY;

    /** Begins with a row, without its line end; it has one cell at least. */
    void begin(Slice newRow, Cells cells) {
        row = newRow;
        delimiter = cells.delimiter();
        at = 0;
        more = true;
    }

    /**
     * Reads the next cell; false when there is none.
     *
     * @throws CodecException when its quote is not closed, or something follows that
     */
    boolean next() throws CodecException {
        if (!more) {
            return false;
        }
        cell = at < row.length() && row.at(at) == '"' ? quoted() : plain();
        more = at < row.length();
        if (more && row.at(at) != delimiter) {
            throw new CodecException("text after the closing quote of a cell");
        }
        at++;
        return true;
    }

    /** The text of the cell that was read last, good until the next one is read. */
    Slice cell() {
        return cell;
    }

    private Slice plain() {
        int start = at;
        while (at < row.length() && row.at(at) != delimiter) {
            at++;
        }
        return row.sub(start, at);
    }

    private Slice quoted() throws CodecException {
        unquoted.clear();
        int start = at + 1;
        while (true) {
            int quote = quoteFrom(start);
            at = quote + 1;
            if (at == row.length() || row.at(at) != '"') {
                Slice last = row.sub(start, quote);
                return unquoted.size() == 0 ? last : unquoted.put(last).view();
            }
            unquoted.put(row.sub(start, at));
            start = at + 1;
        }
    }

    private int quoteFrom(int start) throws CodecException {
        for (int i = start; i < row.length(); i++) {
            if (row.at(i) == '"') {
                return i;
            }
        }
        throw new CodecException("the closing quote of a cell is missing");
    }
}
