package dev.kdt.cli.top;

import dev.kdt.cli.console.DisplayWidth;
import dev.kdt.cli.screen.ScreenLines;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** A line of columns, put together from the left. */
final class Row {
    private static final String CUT = "\u2026";

    private final AttributedStringBuilder line = new AttributedStringBuilder();
    private final AttributedStyle style;

    /** @param style of all cells that have none of their own */
    Row(AttributedStyle style) {
        this.style = style;
    }

    /** Adds a text at the beginning of a column, cut if need be, and a blank. */
    Row left(String text, int columns) {
        return add(fitted(text, columns), columns, true, style);
    }

    /** Adds a text at the end of a column, and a blank. */
    Row right(String text, int columns) {
        return add(fitted(text, columns), columns, false, style);
    }

    /** Adds a drawing that fills a column, and a blank. */
    Row drawn(String drawing, int columns, AttributedStyle its) {
        return add(drawing, columns, true, its);
    }

    private static String fitted(String text, int columns) {
        return DisplayWidth.of(text) <= columns ? text : DisplayWidth.cut(text, Math.max(0, columns - 1)) + CUT;
    }

    private Row add(String text, int columns, boolean atBeginning, AttributedStyle its) {
        String blanks = " ".repeat(Math.max(0, columns - DisplayWidth.of(text)));
        if (!atBeginning) {
            line.append(blanks, style);
        }
        line.append(ScreenLines.line(text, its));
        if (atBeginning) {
            line.append(blanks, style);
        }
        line.append(" ", style);
        return this;
    }

    AttributedString line() {
        return line.toAttributedString();
    }
}
