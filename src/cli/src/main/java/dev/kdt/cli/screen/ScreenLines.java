package dev.kdt.cli.screen;

import dev.kdt.cli.console.DisplayWidth;
import dev.kdt.cli.console.PrintableText;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** Texts as lines of a picture. */
public final class ScreenLines {
    private static final String CUT = "\u2026";

    /** A second column is not indented further than this. */
    private static final int MOST_INDENTED = 24;

    private ScreenLines() {}

    /** The line, with a mark at its end when it is cut. */
    public static AttributedString cut(AttributedString line, int columns) {
        return line.columnLength() <= columns
                ? line
                : AttributedString.join(
                        AttributedString.EMPTY,
                        line.columnSubSequence(0, columns - 1),
                        new AttributedString(CUT, AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW)));
    }

    /** The text, with a mark at its end when it is cut. */
    public static String cut(String text, int columns) {
        return DisplayWidth.of(text) <= columns ? text : DisplayWidth.cut(text, Math.max(0, columns - 1)) + CUT;
    }

    /**
     * A line of help over as many lines as it takes, broken between words, the following ones indented as its second column, which two
     * blanks or more stand before.
     */
    public static List<AttributedString> helpLines(String line, int columns) {
        return WordWrap.rows(line(line, AttributedStyle.DEFAULT), columns, secondColumn(line));
    }

    private static int secondColumn(String line) {
        int gap = line.isBlank() ? 0 : Math.max(0, line.indexOf("  "));
        int column = gap;
        while (column < line.length() && line.charAt(column) == ' ') {
            column++;
        }
        return gap == column || column > MOST_INDENTED ? 0 : column;
    }

    /** A text as one line. Control characters are spelled, tabulators are blanks: it moves no cursor. */
    public static AttributedString line(String text, AttributedStyle style) {
        return new AttributedString(PrintableText.cells(text).replace('\t', ' '), style);
    }

    /** A text over as many lines as it takes, broken between words, each indented as the first. */
    public static List<AttributedString> wrapped(String text, AttributedStyle style, int columns) {
        AttributedString line = line(text, style);
        return WordWrap.rows(line, columns, indentation(line));
    }

    /** A line of data over as many lines as it takes, all of its characters, each line indented as the first. */
    public static List<AttributedString> split(AttributedString whole, int columns) {
        int width = whole.columnLength();
        if (width <= columns) {
            return List.of(whole);
        }
        int indentation = Math.min(columns / 2, indentation(whole));
        AttributedString blanks = new AttributedString(" ".repeat(indentation));
        return whole.columnSubSequence(indentation, width).columnSplitLength(columns - indentation).stream()
                .map(each -> AttributedString.join(AttributedString.EMPTY, blanks, each))
                .toList();
    }

    private static int indentation(AttributedString line) {
        int blanks = 0;
        while (blanks < line.length() && line.charAt(blanks) == ' ') {
            blanks++;
        }
        return blanks;
    }

    /** As many of these as have room in one line, the first one in any case: the most important ones come first. */
    public static String fitting(List<String> parts, int columns) {
        StringBuilder line = new StringBuilder(parts.getFirst());
        for (String each : parts.subList(1, parts.size())) {
            if (line.length() + each.length() + 2 > columns) {
                break;
            }
            line.append("  ").append(each);
        }
        return line.toString();
    }
}
