package dev.kdt.flow.replay;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.InputFormat;
import dev.kdt.codec.Unwrapper;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the records out of the pieces that objects are cut into: out of envelopes and events, and out of lines that hold several JSON
 * values, as a delivery writes them whose records do not all end in a newline. For one thread.
 */
final class Pieces {
    private final InputFormat format;
    private final Unwrapper unwrapper;
    private final JsonReader json = new JsonReader();

    Pieces(InputFormat format) {
        this.format = format;
        this.unwrapper = format.unwrapper();
    }

    /** The records of a piece, in order; their places are in the file. One that is not of the format is a record with a defect. */
    List<KinesisRecord> records(KinesisRecord piece) {
        if (format == InputFormat.AUTO) {
            return values(piece);
        }
        try {
            return unwrapper.unwrap(piece).stream()
                    .map(each -> each.withPosition(piece.position()))
                    .toList();
        } catch (CodecException e) {
            return List.of(piece.markedDefective(String.valueOf(e.getMessage())));
        }
    }

    private List<KinesisRecord> values(KinesisRecord piece) {
        Slice data = piece.data();
        if (data.isEmpty() || data.at(0) != '{') {
            return List.of(piece);
        }
        List<KinesisRecord> values = new ArrayList<>();
        try {
            int column = piece.position().column();
            int from = 0;
            while (from < data.length()) {
                int end = from + json.endOfFirst(data.sub(from, data.length()));
                values.add(piece.withData(data.sub(from, end)).withPosition(inColumn(piece.position(), column)));
                int next = afterSpace(data, end);
                column += characters(data, from, next);
                from = next;
            }
        } catch (JsonException _) {
            return List.of(piece); // Not JSON, or cut off: its bytes go as they are.
        }
        return values.size() > 1 ? values : List.of(piece);
    }

    private static Position inColumn(Position piece, int column) {
        return piece.file() == null || piece.column() < 1 ? piece : Position.inFile(piece.file(), piece.line(), column);
    }

    private static int characters(Slice data, int from, int to) {
        int characters = 0;
        for (int i = from; i < to; i++) {
            characters += (data.at(i) & 0xC0) == 0x80 ? 0 : 1;
        }
        return characters;
    }

    private static int afterSpace(Slice data, int from) {
        int at = from;
        while (at < data.length()
                && (data.at(at) == ' ' || data.at(at) == '\t' || data.at(at) == '\r' || data.at(at) == '\n')) {
            at++;
        }
        return at;
    }
}
