package dev.kdt.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Characters of data that a terminal would obey. */
class PrintableTextTest {
    private static String line(String text) {
        ByteBuilder printable = new ByteBuilder();
        PrintableText.addLine(Slice.utf8(text), printable);
        return printable.toString();
    }

    @Test
    void spellsControlCharactersAndThoseThatAreHidden() {
        int[] spelled = IntStream.of(
                        0, 7, 8, 0x1B, 0x7F, 0x80, 0x9B, 0x9F, 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x202A, 0x202E,
                        0x2060, 0x2066, 0x2069, 0xFEFF)
                .toArray();
        for (int each : spelled) {
            String text = "a" + Character.toString(each) + "b";
            assertEquals("a\\u%04xb".formatted(each), line(text));
            assertEquals("a\uFFFDb", Printable.of(text));
        }
        assertEquals("a\\nb\\rc\td", line("a\nb\rc\td"));
    }

    @Test
    void leavesAllOthersAsTheyAre() {
        String text =
                " ~\u00a0\u00ac\u00ae\u00fc\u0619\u061b\u200c\u200d\u2010\u2028\u2065\u206a\u6f22\ud83d\ude00\ue2ff\ufefe\uff00\uffee\u3042";
        assertEquals(text, line(text));
        assertEquals(text, Printable.of(text));
    }
}
