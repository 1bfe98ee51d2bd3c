package dev.kdt.cli.viewer;

import dev.kdt.bytes.Slice;
import java.util.Arrays;
import org.jline.utils.AttributedString;
import org.jline.utils.WCWidth;

/** A text of any length, wrapped: the ends of rows are looked for as far as somebody has scrolled. For one thread. */
final class TextRows implements Rows {
    private final Slice text;
    private final int columns;
    private final boolean isJson;
    private final SafeText safe = new SafeText();
    private int[] starts = new int[64];
    private int known = 1;
    private boolean isComplete;

    /**
     * Rows of a text.
     *
     * @param text as UTF-8; newlines end rows
     * @param isJson whether it has JSON's colours
     */
    TextRows(Slice text, int columns, boolean isJson) {
        this.text = text;
        this.columns = columns;
        this.isJson = isJson;
    }

    @Override
    public boolean has(int row) {
        while (known <= row && !isComplete) {
            findNext();
        }
        return row < known;
    }

    @Override
    public int count() {
        while (!isComplete) {
            findNext();
        }
        return known;
    }

    /** Finds the start of the row after the last one that is known. */
    private void findNext() {
        int end = end(starts[known - 1]);
        int next = end < text.length() && text.at(end) == '\n' ? end + 1 : end;
        if (next >= text.length()) {
            isComplete = true;
            return;
        }
        if (known == starts.length) {
            starts = Arrays.copyOf(starts, known * 2);
        }
        starts[known++] = next;
    }

    /** The end of the row that starts here: a newline, or the first character that has no room. */
    private int end(int start) {
        int width = 0;
        int at = start;
        while (at < text.length() && text.at(at) != '\n') {
            int length = length(text.at(at));
            width += width(at, length);
            if (width > columns && at > start) {
                return at;
            }
            at = Math.min(text.length(), at + length);
        }
        return at;
    }

    private static int length(byte first) {
        return first >= 0
                ? 1
                : (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : (first & 0xF8) == 0xF0 ? 4 : 1;
    }

    /** The columns of a character; those that are spelled take six. */
    private int width(int at, int length) {
        if (length == 1) {
            byte each = text.at(at);
            return (each >= ' ' && each != 0x7F) || each == '\t' ? 1 : 6;
        }
        String character = text.sub(at, Math.min(text.length(), at + length)).toText();
        int point = character.codePointAt(0);
        return SafeText.isSpelled(point) ? 6 : Math.max(0, WCWidth.wcwidth(point));
    }

    @Override
    public AttributedString get(int row) {
        int start = starts[row];
        Slice line = text.sub(start, end(start));
        boolean continues = start > 0 && text.at(start - 1) != '\n';
        if (!isJson) {
            return safe.plain(line);
        }
        return continues ? safe.withinString(line) : safe.json(line);
    }
}
