package dev.kdt.cli.viewer;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.PrintableText;
import dev.kdt.cli.show.Highlighter;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.WCWidth;

/** Bytes of records as text that may stand on a screen: nothing in it controls the terminal, and each character has its own columns. */
final class SafeText {
    private final Highlighter highlighter = new Highlighter();
    private final ByteBuilder printable = new ByteBuilder();
    private final ByteBuilder colored = new ByteBuilder();

    /** One line, with JSON's colours if it looks like JSON. */
    AttributedString line(Slice utf8) {
        return looksLikeJson(utf8) ? json(utf8) : plain(utf8);
    }

    /** One line without colours. */
    AttributedString plain(Slice utf8) {
        return new AttributedString(withoutTabs(printable(utf8)));
    }

    /** One line of JSON, or a part of it. */
    AttributedString json(Slice utf8) {
        highlighter.highlight(printable(utf8), colored.clear());
        return AttributedString.fromAnsi(withoutTabs(colored.view()));
    }

    /** One line of JSON that is in the middle of a string. */
    AttributedString withinString(Slice utf8) {
        return new AttributedString(
                withoutTabs(printable(utf8)), AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN));
    }

    private Slice printable(Slice utf8) {
        PrintableText.addCells(utf8, printable.clear());
        return printable.view();
    }

    private static String withoutTabs(Slice text) {
        return text.toText().replace('\t', ' ');
    }

    /** The columns that a character takes. */
    static int width(int point) {
        if (point == '\t') {
            return 1;
        }
        return PrintableText.isSpelled(point)
                ? PrintableText.spelled(point).length()
                : Math.max(0, WCWidth.wcwidth(point));
    }

    static boolean looksLikeJson(Slice utf8) {
        return !utf8.isEmpty() && (utf8.at(0) == '{' || utf8.at(0) == '[' || utf8.at(0) == '"');
    }

    /** The first bytes, up to the end of a character. */
    static Slice beginning(Slice utf8, int most) {
        if (utf8.length() <= most) {
            return utf8;
        }
        int end = most;
        while (end > 0 && (utf8.at(end) & 0xC0) == 0x80) {
            end--;
        }
        return utf8.sub(0, end);
    }
}
