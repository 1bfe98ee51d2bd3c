package dev.kdt.cli.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Long texts in rows. */
class TextRowsTest {
    private static List<String> rows(String text, int columns) {
        TextRows rows = new TextRows(Slice.utf8(text), columns, false);
        List<String> all = new ArrayList<>();
        for (int row = 0; rows.has(row); row++) {
            all.add(rows.get(row).toString());
        }
        assertEquals(rows.count(), all.size());
        return all;
    }

    @Test
    void wrapsLinesAtTheWidthOfTheirCharacters() {
        assertEquals(List.of("abcd", "ef", "", "gh"), rows("abcdef\n\ngh", 4));
        assertEquals(List.of("\u6f22\u5b57", "\u6f22"), rows("\u6f22\u5b57\u6f22", 5));
        assertEquals(List.of("e\u0301e\u0301", "e\u0301"), rows("e\u0301e\u0301e\u0301", 2));
        assertEquals(List.of("ab", "\\u001b", "c"), rows("ab\u001bc", 6));
        assertEquals(List.of("\\u202e", "x"), rows("\u202ex", 6));
        assertEquals(
                List.of("x", "\\udb40\\udc41", "\u6f22\\u200d\u6f22"), rows("x\udb40\udc41\u6f22\u200d\u6f22", 12));
        assertEquals(List.of(""), rows("", 10));
        assertEquals(List.of("a"), rows("a\n", 10));
    }

    @Test
    void looksNoFurtherThanSomebodyHasScrolled() {
        TextRows rows = new TextRows(Slice.utf8("x".repeat(9 << 20)), 80, true);
        assertTrue(rows.has(24));
        assertEquals(80, rows.get(24).columnLength());
        assertEquals(25, rows.known());
        assertEquals(((9 << 20) + 79) / 80, rows.count());
    }

    @Test
    void showsACharacterThatIsWiderThanTheScreenAlone() {
        assertEquals(List.of("\\u001b", "\\u001b"), rows("\u001b\u001b", 3));
    }

    @Test
    void findsTheRowsOfATextThatIsNoUtf8() {
        TextRows rows = new TextRows(Slice.of(new byte[] {'a', (byte) 0xE2, 'b', (byte) 0xFF, (byte) 0xF0}), 2, false);
        assertTrue(rows.count() >= 2);
        assertFalse(rows.has(rows.count()));
        for (int row = 0; rows.has(row); row++) {
            assertFalse(rows.get(row).toString().isEmpty());
        }
    }
}
