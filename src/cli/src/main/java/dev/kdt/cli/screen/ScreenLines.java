package dev.kdt.cli.screen;

import dev.kdt.cli.console.PrintableText;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** Texts as lines of a picture. */
public final class ScreenLines {
    private ScreenLines() {}

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
