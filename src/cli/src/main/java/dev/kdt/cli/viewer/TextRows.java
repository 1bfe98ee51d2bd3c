package dev.kdt.cli.viewer;

import dev.kdt.bytes.Slice;
import dev.kdt.json.Utf8;
import java.util.Arrays;
import org.jline.utils.AttributedString;

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

    /** How many rows were found so far. */
    int known() {
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
            int length = Utf8.length(text.array(), text.from() + at, text.to());
            width += length < 0 || isPrinted(text.at(at))
                    ? 1
                    : SafeText.width(Utf8.codepoint(text.array(), text.from() + at));
            if (width > columns && at > start) {
                return at;
            }
            at += Math.abs(length);
        }
        return at;
    }

    /** Whether it is a character of ASCII that is seen: one column, as most are. */
    private static boolean isPrinted(byte each) {
        return each >= ' ' && each < 0x7F;
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
