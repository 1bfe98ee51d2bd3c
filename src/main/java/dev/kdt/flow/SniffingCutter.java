package dev.kdt.flow;

import dev.kdt.record.KinesisRecord;
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

    SniffingCutter(String file) {
        this.file = file;
    }

    @Override
    public int cut(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        if (chosen == null) {
            int first = firstOfText(chunk, from, to);
            int end = first;
            while (end < to && chunk[end] != '\n') {
                end++;
            }
            if (end == to) {
                return from;
            }
            chosen = choose(chunk, first, end);
        }
        return chosen.cut(chunk, from, to, into);
    }

    @Override
    public void cutLast(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        Cutter cutter = chosen != null ? chosen : choose(chunk, firstOfText(chunk, from, to), to);
        int rest = cutter.cut(chunk, from, to, into);
        cutter.cutLast(chunk, rest, to, into);
    }

    private Cutter choose(byte[] chunk, int first, int end) {
        if (first == end || (chunk[first] != '{' && chunk[first] != '[')) {
            return new LineCutter(file, LineCutter.Blank.RECORD);
        }
        List<KinesisRecord> values = new ArrayList<>();
        int rest = new JsonCutter(file).cut(chunk, first, end, values);
        boolean oneOnTheLine = values.size() == 1 && firstOfText(chunk, rest, end) == end;
        return oneOnTheLine ? new LineCutter(file, LineCutter.Blank.SPACE) : new JsonCutter(file);
    }

    private static int firstOfText(byte[] chunk, int from, int to) {
        int at = from;
        while (at < to && (chunk[at] == ' ' || chunk[at] == '\t' || chunk[at] == '\r' || chunk[at] == '\n')) {
            at++;
        }
        return at;
    }
}
