package dev.kdt.flow;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.avro.AvroHeader;
import dev.kdt.flow.LineCutter.Blank;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Utf8;
import dev.kdt.library.OptionalLibrary;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how a file is cut. The mark of Avro's container files means a record a datum; else the first line with something on it
 * is looked at: a whole JSON object or array on it means a value a
 * line, so that a broken line harms no other; the beginning of one means values over lines; anything else is text, unless its
 * first bytes are no text: then the file is one record, since a byte 0A in it ends no line.
 */
final class SniffingCutter implements Cutter {
    private static final int LOOKED_AT = 1024;

    /** Begins a terminal's colors in logs. */
    private static final byte ESCAPE = 0x1B;

    private final String file;
    private final MaxRecord max;
    private @Nullable Cutter chosen;
    private int blank;
    private int scanned;

    /** @param max how long the records of a file of Avro may be */
    SniffingCutter(String file, MaxRecord max) {
        this.file = file;
        this.max = max;
    }

    @Override
    public int cut(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        Cutter cutter = chosen;
        if (cutter == null && isAvro(chunk, from, to)) {
            cutter = new AvroCutter(file, max);
            chosen = cutter;
        }
        if (cutter == null) {
            int first = firstOfText(chunk, from + blank, to);
            int end = LineCutter.newline(chunk, Math.max(first, from + scanned), to);
            if (end < 0) {
                blank = first - from;
                scanned = to - from;
                return from;
            }
            cutter = choose(chunk, first, end, to);
            chosen = cutter;
        }
        return cutter.cut(chunk, from, to, into);
    }

    @Override
    public void cutLast(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        Cutter cutter = chosen;
        if (cutter == null) {
            cutter = choose(chunk, firstOfText(chunk, from, to), to, to);
        }
        cutter.cutLast(chunk, cutter.cut(chunk, from, to, into), to, into);
    }

    @Override
    public Position drop(byte[] chunk, int from, int to) {
        Cutter cutter = chosen;
        if (cutter == null) {
            // A value over lines would have had a line's end by now.
            int first = from + blank;
            cutter = isJson(chunk, first, to) ? new LineCutter(file, Blank.SPACE) : lines(chunk, first, to);
            chosen = cutter;
        }
        return cutter.drop(chunk, from, to);
    }

    @Override
    public boolean isDropping() {
        return chosen != null && chosen.isDropping();
    }

    private static boolean isAvro(byte[] chunk, int from, int to) {
        return AvroHeader.isFile(new Slice(chunk, from, to)) && OptionalLibrary.AVRO.isThere();
    }

    @Override
    public int added() {
        return chosen == null ? 0 : chosen.added();
    }

    /** {@code chunk[first, end)} is the first line with something on it, {@code chunk[end, to)} is what was read after it. */
    private Cutter choose(byte[] chunk, int first, int end, int to) {
        if (!isJson(chunk, first, end)) {
            return lines(chunk, first, to);
        }
        List<KinesisRecord> values = new ArrayList<>();
        int rest = new JsonCutter(file).cut(chunk, first, end, values);
        if (chunk[first] == '[' && !areJson(values)) {
            return lines(chunk, first, to); // As in a log: [INFO] started
        }
        boolean oneOnTheLine = values.size() == 1 && firstOfText(chunk, rest, end) == end;
        return oneOnTheLine ? new LineCutter(file, Blank.SPACE) : new JsonCutter(file);
    }

    private static boolean areJson(List<KinesisRecord> values) {
        JsonReader json = new JsonReader();
        try {
            for (KinesisRecord each : values) {
                json.read(each.data());
            }
            return true;
        } catch (JsonException e) {
            return e.isEncoding();
        }
    }

    private Cutter lines(byte[] chunk, int first, int to) {
        return isBinary(chunk, first, to) ? new WholeCutter(file) : new LineCutter(file, Blank.RECORD);
    }

    /** Whether the bytes are no UTF-8 and hold control characters too; text in an older encoding, such as Latin-1, has none. */
    private static boolean isBinary(byte[] chunk, int from, int to) {
        int end = Math.min(to, from + LOOKED_AT);
        boolean isUtf8 = true;
        boolean hasControls = false;
        int at = from;
        while (at < end) {
            byte next = chunk[at];
            int length = next >= 0 ? 1 : Utf8.length(chunk, at, to);
            hasControls |= next >= 0 && next < ' ' && !(next >= '\b' && next <= '\r') && next != ESCAPE;
            isUtf8 &= length > 0;
            at += Math.abs(length);
        }
        return hasControls && !isUtf8;
    }

    private static boolean isJson(byte[] chunk, int first, int end) {
        return first < end && (chunk[first] == '{' || chunk[first] == '[');
    }

    private static int firstOfText(byte[] chunk, int from, int to) {
        int at = from;
        while (at < to && (chunk[at] == ' ' || chunk[at] == '\t' || chunk[at] == '\r' || chunk[at] == '\n')) {
            at++;
        }
        return at;
    }
}
