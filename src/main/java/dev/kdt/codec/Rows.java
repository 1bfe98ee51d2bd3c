package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.record.KinesisRecord;
import java.util.List;

/** Makes an object of each row of cells; a piece is the line of the columns' names, and the row. */
final class Rows implements Unwrapper {
    private final Cells cells;
    private final ByteBuilder json = new ByteBuilder();

    Rows(Cells cells) {
        this.cells = cells;
    }

    @Override
    public List<KinesisRecord> unwrap(KinesisRecord piece) throws CodecException {
        if (!Utf8Check.isValid(piece.data())) {
            throw new CodecException("the row is not UTF-8");
        }
        List<ArrayValue> lines = cells.lines(piece.data());
        ArrayValue names = lines.getFirst();
        ArrayValue row = lines.getLast();
        if (lines.size() != 2 || row.size() != names.size()) {
            throw new CodecException("the number of cells differs from that of the column names (cells: " + row.size()
                    + ", names: " + names.size() + ")");
        }
        json.clear();
        Elements values = row.elements();
        for (Elements e = names.elements(); e.next() && values.next(); ) {
            json.put(json.size() == 0 ? '{' : ',');
            e.value().writeTo(json);
            json.put(':');
            values.value().writeTo(json);
        }
        return List.of(piece.withData(Slice.of(json.put('}').toBytes())));
    }
}
