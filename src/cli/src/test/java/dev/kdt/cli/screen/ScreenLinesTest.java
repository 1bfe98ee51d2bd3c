package dev.kdt.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;

/** Texts that are too wide for the screen. */
class ScreenLinesTest {
    private static List<String> help(String line, int columns) {
        return texts(ScreenLines.helpLines(line, columns));
    }

    private static List<String> wrapped(String text, int columns) {
        return texts(ScreenLines.wrapped(text, AttributedStyle.DEFAULT, columns));
    }

    private static List<String> texts(List<AttributedString> lines) {
        return lines.stream().map(AttributedString::toString).toList();
    }

    @Test
    void breaksTextsBetweenWordsByTheColumnsTheyTake() {
        assertEquals(List.of("reading has", "ended (q", "leaves)"), wrapped("reading has ended (q leaves)", 11));
        assertEquals(List.of("  two", "  three"), wrapped("  two three", 8));
        assertEquals(List.of("\u6f22\u5b57", "\u6f22\u5b57"), wrapped("\u6f22\u5b57 \u6f22\u5b57", 8));
        assertEquals(List.of("\u6f22\u5b57", "\u6f22"), wrapped("\u6f22\u5b57\u6f22", 5));
        assertEquals(List.of("cafe\u0301 ol", "e\u0301"), wrapped("cafe\u0301 ol e\u0301", 7));
        assertEquals(List.of("e\u0301".repeat(8), "e\u0301"), wrapped("e\u0301".repeat(9), 8));
        assertEquals(List.of("a\\u001b[2J", "b"), wrapped("a\u001b[2J b", 11));
        assertEquals(List.of("        x"), wrapped("        x", 9));
    }

    @Test
    void indentsHelpAsItsSecondColumn() {
        assertEquals(List.of("t    a text"), help("t    a text", 11));
        assertEquals(List.of("t    a text", "     or a", "     regex"), help("t    a text or a regex", 13));
        assertEquals(List.of("     a text", "     or a"), help("     a text or a", 11));
        assertEquals(List.of("so much", "is held"), help("so much is held", 8));
        assertEquals(List.of("t    a", "text"), help("t    a text", 8));
        assertEquals(List.of("unbreaka", "ble"), help("unbreakable", 8));
        assertEquals(List.of(""), help("", 8));
    }

    @Test
    void marksWhatIsCut() {
        assertEquals("abc", ScreenLines.cut("abc", 3));
        assertEquals("ab\u2026", ScreenLines.cut("abcd", 3));
        assertEquals("\u6f22\u2026", ScreenLines.cut("\u6f22\u5b57", 3));
    }
}
