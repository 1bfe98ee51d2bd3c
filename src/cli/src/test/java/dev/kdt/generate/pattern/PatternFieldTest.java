package dev.kdt.generate.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.value.Draw;
import dev.kdt.generate.value.Random;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternFieldTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The JDK's regular expressions are the judge. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "^abc$",
                "[A-Z]{3}-[0-9]{4}",
                "\\d{3}-\\w+\\s?\\D\\W\\S",
                "(red|green|blue)-(?:[a-f0-9]{2}){2,4}",
                "(?<year>20[0-9]{2})-(0[1-9]|1[0-2])",
                "a*b+c?d{0}e{2,}f{1,3}g*?h+?",
                "[^a-zA-Z0-9]",
                ".{20}",
                "[\\d_.-]+",
                "[a\\]\\\\^-]{9}",
                "\\[\\](){0}\\{\\}\\.\\*\\+\\?\\^\\$\\|\\(\\)\\\\\\/\\-",
                "\"quoted\"\\t[\"\\\\]{5}",
                "\\x41\\u00e9[\\u0100-\\u017f]{3}",
                "[äöüß€😀]{8}",
                "|x||yy",
                "((a|b)(c|d)){3}",
                "}]",
                "\\\\\\d+"
            })
    void textsMatchTheirPattern(String pattern) throws Exception {
        Pattern judge = Pattern.compile(pattern);
        PatternField field = new PatternField(pattern);
        for (int seed = 0; seed < 300; seed++) {
            String text = text(field, seed);
            assertTrue(judge.matcher(text).matches(), () -> pattern + " made " + text);
        }
    }

    @Test
    void everythingThatAPatternAllowsIsMade() throws Exception {
        PatternField field = new PatternField("[abc]{1,2}|x?");
        Set<String> made = new HashSet<>();
        for (int seed = 0; seed < 2_000; seed++) {
            made.add(text(field, seed));
        }
        assertEquals(Set.of("", "x", "a", "b", "c", "aa", "ab", "ac", "ba", "bb", "bc", "ca", "cb", "cc"), made);
    }

    @Test
    void starsAndPlusesRepeatAtMostTenTimes() throws Exception {
        PatternField field = new PatternField("a*");
        Set<Integer> lengths = new HashSet<>();
        for (int seed = 0; seed < 1_000; seed++) {
            lengths.add(text(field, seed).length());
        }
        assertEquals(Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), lengths);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        ab(?=c)           ~ 2  ~ lookaround (?=) cannot be made
        (?<!c)d           ~ 0  ~ lookaround (?<!) cannot be made
        (a)\\1            ~ 3  ~ references to groups cannot be made
        (?<n>a)\\k<n>     ~ 7  ~ references to groups cannot be made
        x[]a]             ~ 1  ~ the class '[]' is empty
        [^ !-\\x7e]      ~ 0  ~ the class leaves no printable ASCII character
        [z-a]             ~ 1  ~ the range ends before it begins
        [a-z              ~ 4  ~ the class that begins at 1 lacks ']'
        [a&&b]            ~ 2  ~ classes inside of classes cannot be made (write \\[ for a bracket)
        ab(cd             ~ 2  ~ this '(' lacks ')'
        ab)cd             ~ 2  ~ this ')' closes nothing (write \\) for the character)
        a|*b              ~ 2  ~ nothing stands before '*' that it could repeat (write \\* for the character)
        a{3,1}            ~ 1  ~ the quantifier's first number is greater than its second
        a{20000}          ~ 1  ~ more than 10000 repetitions
        (a{9999}){9999}   ~ 0  ~ texts of more than 1048576 characters
        (){9999}{9}       ~ 8  ~ a quantifier after a quantifier (use a group)
        ((){9999}){9999}  ~ 0  ~ texts of more than 1048576 characters
        a{x}              ~ 1  ~ here should be {n}, {n,} or {n,m} (write \\{ for the character)
        a++               ~ 2  ~ a quantifier after a quantifier (use a group)
        (?i)a             ~ 0  ~ flags and atomic groups cannot be made
        (?<>a)            ~ 3  ~ the group has no name
        a$b               ~ 1  ~ '$' can only be the last character (write \\$ for the character)
        a^b               ~ 1  ~ '^' can only be the first character (write \\^ for the character)
        \\bword           ~ 0  ~ the escape \\b cannot be made (known: \\d \\w \\s \\D \\W \\S \\t \\n \\r \\f \\e \\xhh \\uhhhh)
        \\u12g4           ~ 2  ~ here should be 4 hexadecimal digits
        a\\               ~ 2  ~ the pattern ends with a backslash
        """)
    void whatCannotBeMadeIsRefusedWithItsPlace(String pattern, int index, String message) {
        PatternException refused = assertThrows(PatternException.class, () -> new PatternField(pattern));
        assertEquals(message, refused.getMessage());
        assertEquals(index, refused.index());
    }

    @Test
    void manyNestedGroupsAreRefusedBeforeTheStackIsFull() {
        String pattern = "(".repeat(50_000) + ")".repeat(50_000);
        PatternException refused = assertThrows(PatternException.class, () -> new PatternField(pattern));
        assertEquals("groups are nested more than 100 deep", refused.getMessage());
    }

    private static String text(PatternField field, long seed) throws Exception {
        ByteBuilder out = new ByteBuilder();
        Draw draw = new Draw();
        draw.begin(Random.mix(5, seed), seed, 0, 0);
        field.write(draw, out);
        return JSON.readValue(out.toBytes(), String.class);
    }
}
