package dev.kdt.cli.console;

import org.jline.utils.WCWidth;

/** The columns that texts take on a terminal: two for a wide character, none for a mark that is combined with the one before. */
public final class DisplayWidth {
    private DisplayWidth() {}

    /** The number of columns. */
    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** The longest beginning that takes no more than {@code columns}. */
    public static String cut(String text, int columns) {
        int left = columns;
        for (int at = 0; at < text.length(); ) {
            int each = text.codePointAt(at);
            left -= of(each);
            if (left < 0) {
                return text.substring(0, at);
            }
            at += Character.charCount(each);
        }
        return text;
    }

    /** The columns of one character. */
    public static int of(int codepoint) {
        return Math.max(0, WCWidth.wcwidth(codepoint));
    }
}
