package dev.kdt.cli.screen;

import dev.kdt.cli.console.DisplayWidth;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/**
 * Breaks a line of text into rows of a terminal, between words. A word that is wider than a row is broken itself, between characters.
 */
final class WordWrap {
    private final AttributedString text;
    private final int columns;
    private final AttributedString indentation;
    private final List<AttributedString> rows = new ArrayList<>();

    private WordWrap(AttributedString text, int columns, int indentation) {
        this.text = text;
        this.columns = columns;
        this.indentation = new AttributedString(" ".repeat(2 * indentation > columns ? 0 : indentation));
    }

    /**
     * The rows, at least one.
     *
     * @param columns of a row
     * @param indentation of all rows but the first, in columns; none where it would take more than half of a row
     */
    static List<AttributedString> rows(AttributedString text, int columns, int indentation) {
        return new WordWrap(text, columns, indentation).rows();
    }

    private List<AttributedString> rows() {
        int from = 0;
        do {
            int end = end(from);
            AttributedString row = text.subSequence(from, trimmed(from, end));
            rows.add(from == 0 ? row : AttributedString.join(AttributedString.EMPTY, indentation, row));
            from = afterBlanks(end);
        } while (from < text.length());
        return rows;
    }

    /** The end of the row that begins here. */
    private int end(int from) {
        int most = fitting(from, from == 0 ? columns : columns - indentation.length());
        if (most == text.length() || text.charAt(most) == ' ') {
            return most;
        }
        int end = most;
        while (end > from && text.charAt(end - 1) != ' ') {
            end--;
        }
        return end > afterBlanks(from) ? end : most;
    }

    /** The end of what fits in so many columns: at least one character, and the marks that are combined with the last one. */
    private int fitting(int from, int room) {
        int left = room;
        for (int at = from; at < text.length(); ) {
            int each = Character.codePointAt(text, at);
            left -= DisplayWidth.of(each);
            if (left < 0 && at > from) {
                return at;
            }
            at += Character.charCount(each);
        }
        return text.length();
    }

    private int afterBlanks(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private int trimmed(int from, int end) {
        int at = end;
        while (at > from && text.charAt(at - 1) == ' ') {
            at--;
        }
        return at;
    }
}
