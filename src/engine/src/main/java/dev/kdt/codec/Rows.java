package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.Elements;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.record.KinesisRecord;
import java.util.ArrayList;
import java.util.List;

/** Makes an object of each row of cells; a piece is the row of the columns' names, and the row. One per thread. */
final class Rows implements Unwrapper {
    private static final int LARGE = 1 << 20;

    private final Cells expected;
    private final CellReader reader = new CellReader();
    private ByteBuilder json = new ByteBuilder();

    // The names of the piece before, which nearly always are those of the next one: their row, and a member's begin for
    // each.
    private byte[] names = {};
    private Cells cells = Cells.COMMA;
    private final List<Slice> begins = new ArrayList<>();

    Rows(Cells expected) {
        this.expected = expected;
    }

    @Override
    public List<KinesisRecord> unwrap(KinesisRecord piece) throws CodecException {
        Slice text = piece.data();
        int broken = Utf8.indexOfBroken(text);
        if (broken >= 0) {
            throw new CodecException(expected.refusal() + Utf8.complaint(text.at(broken)));
        }
        if (names.length == 0 || !text.startsWith(names)) {
            learn(text);
        }
        writeObject(text.sub(names.length, text.length()));
        return List.of(piece.withData(taken()));
    }

    /** The object that was written: a copy, or the builder's own bytes where a copy would cost more than a new builder. */
    private Slice taken() {
        if (json.size() < LARGE) {
            return Slice.of(json.toBytes());
        }
        Slice large = json.view();
        json = new ByteBuilder();
        return large;
    }

    private void writeObject(Slice row) throws CodecException {
        json.clear().put('{');
        int found = 0;
        for (reader.begin(row, cells); reader.next(); found++) {
            if (found < begins.size()) {
                json.put(begins.get(found));
                StringValue.of(reader.cell()).writeTo(json);
            }
        }
        if (found != begins.size()) {
            throw new CodecException("the row has more or fewer cells than there are column names (cells: " + found
                    + ", names: " + begins.size() + ")");
        }
        json.put('}');
    }

    private void learn(Slice text) throws CodecException {
        RowScanner scanner = RowScanner.beforeNames(expected);
        int end = scanner.scan(text.array(), text.from(), text.to());
        Slice row = scanner.row(text.array(), text.from(), end < 0 ? text.to() : end);
        cells = expected.named(row);
        begins.clear();
        for (Elements e = cells.row(row).elements(); e.next(); ) {
            ByteBuilder begin = new ByteBuilder().ascii(begins.isEmpty() ? "" : ",");
            e.value().writeTo(begin);
            begins.add(Slice.of(begin.put(':').toBytes()));
        }
        names = text.sub(0, end < 0 ? text.length() : end - text.from()).toBytes();
    }
}
