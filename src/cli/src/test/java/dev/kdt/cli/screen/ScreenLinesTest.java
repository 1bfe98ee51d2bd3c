package dev.kdt.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts that are too wide for the screen. */
class ScreenLinesTest {
    @Test
    void indentsHelpAsItsSecondColumn() {
        assertEquals(List.of("t    a text"), ScreenLines.helpLines("t    a text", 11));
        assertEquals(
                List.of("t    a text", "     or a", "     regex"), ScreenLines.helpLines("t    a text or a regex", 13));
        assertEquals(List.of("     a text", "     or a"), ScreenLines.helpLines("     a text or a", 11));
        assertEquals(List.of("so much", "is held"), ScreenLines.helpLines("so much is held", 8));
        assertEquals(List.of("t    a", "text"), ScreenLines.helpLines("t    a text", 8));
        assertEquals(List.of("unbreaka", "ble"), ScreenLines.helpLines("unbreakable", 8));
        assertEquals(List.of(""), ScreenLines.helpLines("", 8));
    }

    @Test
    void marksWhatIsCut() {
        assertEquals("abc", ScreenLines.cut("abc", 3));
        assertEquals("ab\u2026", ScreenLines.cut("abcd", 3));
        assertEquals("\u6f22\u2026", ScreenLines.cut("\u6f22\u5b57", 3));
    }
}
