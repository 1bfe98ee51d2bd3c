package dev.kdt.json;

import dev.kdt.bytes.Slice;
import java.util.HexFormat;
import java.util.List;

/** Texts that are valid UTF-8, and such that are not, each with the place where it stops being so. */
public final class Utf8Corpus {
    /**
     * A text.
     *
     * @param name a few words
     * @param text its bytes, none of which is a quote, a backslash or a control character
     * @param broken the index of the first byte that is no part of a character; -1 for valid text
     */
    public record Sample(String name, Slice text, int broken) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Utf8Corpus() {}

    public static List<Sample> samples() {
        return List.of(
                valid("two bytes, the first and the last", "C280 DFBF"),
                valid("three bytes, the first and the last", "E0A080 EFBFBF"),
                valid("around the surrogates", "ED9FBF EE8080"),
                valid("four bytes, the first and the last", "F0908080 F48FBFBF"),
                valid("U+FFFD itself", "61 EFBFBD 62"),
                valid("a byte order mark inside", "61 EFBBBF"),
                broken("Latin-1, before ASCII", "636166E9 20", 3),
                broken("Latin-1, at the end", "636166E9", 3),
                broken("Latin-1, as if two bytes began", "4DFC6E", 1),
                broken("Windows-1252's quotes", "93 61 94", 0),
                broken("a byte that only goes on", "80", 0),
                broken("two bytes without the second", "61 C3", 1),
                broken("three bytes without the third", "78 E282", 1),
                broken("three bytes without the third, before ASCII", "E282 78", 0),
                broken("four bytes without the fourth", "F09F98", 0),
                broken("four bytes without the third, before ASCII", "F09F 78", 0),
                broken("one byte too many", "C3BC BC", 2),
                broken("overlong, two bytes", "C0AF", 0),
                broken("overlong, the last of two bytes", "C1BF", 0),
                broken("overlong, three bytes", "E09FBF", 0),
                broken("overlong, four bytes", "F08FBFBF", 0),
                broken("zero in two bytes, as Java's modified UTF-8 has it", "61 C080", 1),
                broken("the first surrogate", "EDA080", 0),
                broken("the last surrogate", "EDBFBF", 0),
                broken("CESU-8: a pair of surrogates", "EDA0BD EDB880", 0),
                broken("beyond U+10FFFF", "F4908080", 0),
                broken("bytes that never occur", "61 62 FE", 2),
                broken("five bytes", "F888808080", 0),
                broken("after valid characters", "C3BC E282AC F09F9880 FF", 9),
                broken("GB 18030", "C4E3 BAC3", 0),
                broken("Shift JIS", "83 65 83 58", 0));
    }

    private static Sample valid(String name, String hex) {
        return broken(name, hex, -1);
    }

    private static Sample broken(String name, String hex, int index) {
        return new Sample(name, Slice.of(HexFormat.of().parseHex(hex.replace(" ", ""))), index);
    }
}
