package dev.kdt.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Characters of data that a terminal would obey. */
class PrintableTextTest {
    private static String line(String text) {
        ByteBuilder printable = new ByteBuilder();
        PrintableText.addLine(Slice.utf8(text), printable);
        return printable.toString();
    }

    @Test
    void spellsControlCharactersAndThoseThatAreInvisible() {
        int[] spelled = {
            0, 7, 8, 0x1B, 0x7F, 0x80, 0x9B, 0x9F, 0xAD, 0x34F, 0x61C, 0x115F, 0x180B, 0x180E, 0x200B, 0x200E, 0x200F,
            0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2064, 0x2065, 0x2066, 0x2069, 0x206A, 0x3164, 0xFEFF, 0xFFA0,
            0xFFF0, 0xFFF9, 0xFFFB
        };
        for (int each : spelled) {
            String text = "a" + Character.toString(each) + "b";
            assertEquals("a\\u%04xb".formatted(each), line(text));
            assertEquals(line(text), PrintableText.line(text));
            assertEquals(line(text), PrintableText.key(text));
        }
        assertEquals("a\\nb\\rc\td", line("a\nb\rc\td"));
        assertEquals("a\\nb\\rc\\td", PrintableText.key("a\nb\rc\td"));
    }

    @Test
    void spellsAsJsonDoesWhatHasTwoSurrogates() {
        assertEquals("a\\udb40\\udc41b", line("a" + Character.toString(0xE0041) + "b"));
        assertEquals("\\ud834\\udd73", line(Character.toString(0x1D173)));
    }

    @Test
    void leavesAllOthersAsTheyAre() {
        String text =
                " ~\u00a0\u00ac\u00ae\u00fc\u0619\u061b\u200c\u200d\u2010\u6f22\ud83d\ude00\ue2ff\ufefe\uff00\uffee\u3042";
        assertEquals(text, line(text));
        assertEquals(text, PrintableText.line(text));
    }

    @Test
    void keepsWhatShapesOtherCharactersAndSpellsItWhereThereIsNothingToShape() {
        String family = "\ud83d\udc68\u200d\ud83d\udc69";
        String heart = "\u2764\ufe0f";
        String keycap = "1\ufe0f\u20e3";
        for (String each : List.of(family, heart, keycap, "\u0646\u200c\u0647")) {
            assertEquals(each, line(each));
        }
        assertEquals("a\\u200db\\ufe0f", line("a\u200db\ufe0f"));
        assertEquals("\u2764\u200d\\u200d", line("\u2764\u200d\u200d"));
        assertEquals("\u2764\\ufe0f", PrintableText.cells(heart));
        assertEquals("\ud83d\udc68\\u200d\ud83d\udc69", PrintableText.key(family));
    }
}
