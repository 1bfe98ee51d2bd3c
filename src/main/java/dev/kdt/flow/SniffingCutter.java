package dev.kdt.flow;

import dev.kdt.flow.LineCutter.Blank;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the first line with something on it to choose how a file is cut: a whole JSON object or array on it means a value a
 * line, so that a broken line harms no other; the beginning of one means values over lines; anything else is text.
 */
final class SniffingCutter implements Cutter {
    private final String file;
    private @Nullable Cutter chosen;
    private int blank;
    private int scanned;

    SniffingCutter(String file) {
        this.file = file;
    }

    @Override
    public int cut(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        Cutter cutter = chosen;
        if (cutter == null) {
            int first = firstOfText(chunk, from + blank, to);
            int end = LineCutter.newline(chunk, Math.max(first, from + scanned), to);
            if (end < 0) {
                blank = first - from;
                scanned = to - from;
                return from;
            }
            cutter = choose(chunk, first, end);
            chosen = cutter;
        }
        return cutter.cut(chunk, from, to, into);
    }

    @Override
    public void cutLast(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        Cutter cutter = chosen;
        if (cutter == null) {
            cutter = choose(chunk, firstOfText(chunk, from, to), to);
        }
        cutter.cutLast(chunk, cutter.cut(chunk, from, to, into), to, into);
    }

    @Override
    public Position drop(byte[] chunk, int from, int to) {
        Cutter cutter = chosen;
        if (cutter == null) {
            // A value over lines would have had a line's end by now.
            cutter = new LineCutter(file, isJson(chunk, from + blank, to) ? Blank.SPACE : Blank.RECORD);
            chosen = cutter;
        }
        return cutter.drop(chunk, from, to);
    }

    @Override
    public boolean isDropping() {
        return chosen != null && chosen.isDropping();
    }

    private Cutter choose(byte[] chunk, int first, int end) {
        if (!isJson(chunk, first, end)) {
            return new LineCutter(file, Blank.RECORD);
        }
        List<KinesisRecord> values = new ArrayList<>();
        int rest = new JsonCutter(file).cut(chunk, first, end, values);
        boolean oneOnTheLine = values.size() == 1 && firstOfText(chunk, rest, end) == end;
        return oneOnTheLine ? new LineCutter(file, Blank.SPACE) : new JsonCutter(file);
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
