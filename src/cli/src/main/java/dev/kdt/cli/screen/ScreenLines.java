package dev.kdt.cli.screen;

import dev.kdt.cli.console.DisplayWidth;
import dev.kdt.cli.console.PrintableText;
import java.util.ArrayList;
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
     * A line of help over as many lines as it takes, whole words if possible, the following ones indented as its second column, which two
     * blanks or more stand before.
     */
    public static List<String> helpLines(String line, int columns) {
        int indentation = secondColumn(line);
        if (2 * indentation > columns) {
            indentation = 0;
        }
        List<String> lines = new ArrayList<>();
        String rest = line;
        while (rest.length() > columns) {
            int blank = rest.lastIndexOf(' ', columns);
            int end = blank > indentation ? blank : columns;
            lines.add(rest.substring(0, end));
            rest = " ".repeat(indentation) + rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
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

    /** A text over as many lines as it takes, each indented as the first. */
    public static List<AttributedString> wrapped(String text, AttributedStyle style, int columns) {
        return wrapped(line(text, style), columns);
    }

    /** A line over as many lines as it takes, each indented as the first. */
    public static List<AttributedString> wrapped(AttributedString whole, int columns) {
        int width = whole.columnLength();
        if (width <= columns) {
            return List.of(whole);
        }
        int indentation = 0;
        while (indentation < Math.min(columns / 2, whole.length()) && whole.charAt(indentation) == ' ') {
            indentation++;
        }
        AttributedString blanks = new AttributedString(" ".repeat(indentation));
        return whole.columnSubSequence(indentation, width).columnSplitLength(columns - indentation).stream()
                .map(each -> AttributedString.join(AttributedString.EMPTY, blanks, each))
                .toList();
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
