package dev.kdt.jq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.jq.program.Jq;
import dev.kdt.jq.program.Program;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every function that takes a regular expression, on short patterns and texts made at random, beside the {@link PatternReference}.
 * {@code -Dregex.pairs=10000000} sets how many, {@code -Dregex.seed} which.
 *
 * <p>Where jq differs from what a reader may expect, the expected values are jq 1.8's:
 *
 * <ul>
 *   <li>The captures of an empty match are empty strings at the place of the match.
 *   <li>The flag {@code l} finds the longest match of the whole rest of the text, not the longest at the first place; lengths are
 *       compared in bytes of UTF-8.
 *   <li>The flag {@code s} changes nothing: without it, too, {@code ^} and {@code $} match at the ends of the text only.
 * </ul>
 *
 * <p>One thing is not jq's: after an empty match jq goes on a byte further, and so finds places inside a character ({@code "Ü" |
 * gsub("";"-")} is {@code "-Ü--"} there).
 *
 * <p>Two things are left out. A capture that may be empty, in a repeated body that may be empty, is refused: Joni and Oniguruma find
 * different captures there, and different matches ({@code (?:(|a)c*)*} in {@code "ca"} takes one character or two); captures that
 * take a character are compared. A body that may be empty and must be repeated ({@code (?:a?){2,}}) is no part of the patterns,
 * since the reference counts empty rounds and Oniguruma does not; on 41,000 such and other pairs without captures, Joni and
 * Oniguruma 6.9.8 found the same.
 */
final class RegexPropertiesTest {
    private static final int PAIRS = Integer.getInteger("regex.pairs", 20_000);
    /** Texts for each pattern: it takes longer to compile one than to search them. */
    private static final int TEXTS = 10;

    private static final int SEED = Integer.getInteger("regex.seed", 1);

    private static final String ALL = """
        . as [$text, $p, $f] | $text
        | [[match($p; $f)], test($p; $f), sub($p; "<\\(.)>"; $f), gsub($p; "<\\(.)>"; $f), [scan($p; $f)],
           split($p; $f), [splits($p; $f)], [capture($p; $f)], (.[0:0] + . | [match($p; "g" + $f) | .offset])]\
        """;

    @Test
    void findsWhatTheReferenceFinds() throws Exception {
        Program all = Jq.compile(ALL, Scope.pure()).program();
        Random random = new Random(SEED);
        RandomPattern patterns = new RandomPattern(random);
        for (int i = 0; i < PAIRS; i += TEXTS) {
            String flags = flags(random);
            RandomPattern.Made pattern = patterns.make(flags);
            for (int j = 0; j < TEXTS; j++) {
                check(all, pattern, patterns.text(), flags, i + j);
            }
        }
    }

    private static String flags(Random random) {
        return (random.nextBoolean() ? "g" : "")
                + (random.nextInt(3) == 0 ? "i" : "")
                + (random.nextInt(6) == 0 ? "x" : "")
                + (random.nextInt(8) == 0 ? "n" : "")
                + (random.nextInt(8) == 0 ? "l" : "")
                + List.of("", "", "", "", "s", "m", "p", "sm").get(random.nextInt(8));
    }

    private static void check(Program all, RandomPattern.Made pattern, String text, String flags, int number) {
        Value[] found = new Value[1];
        Value input = ArrayValue.of(Value.of(text), Value.of(pattern.source()), Value.of(flags));
        try {
            all.run(input, Bindings.NONE, value -> found[0] = value);
        } catch (JqException | RuntimeException e) {
            throw new AssertionError(number + ": " + input, e);
        }
        Value expected = new Expected(pattern, text, flags).all();
        if (!expected.equals(found[0])) {
            assertEquals(expected.toString(), String.valueOf(found[0]), number + ": " + input);
        }
    }

    /** What the functions are to give, worked out from the reference's matches. */
    private static final class Expected {
        private final RandomPattern.Made pattern;
        private final int[] text;
        private final List<int[]> matches = new ArrayList<>();
        private final boolean global;

        Expected(RandomPattern.Made pattern, String text, String flags) {
            this.pattern = pattern;
            this.text = text.codePoints().toArray();
            this.global = flags.contains("g");
            int from = 0;
            while (from <= this.text.length) {
                int[] match = find(from, flags);
                if (match == null) {
                    break;
                }
                matches.add(match);
                from = match[1] == match[0] ? match[1] + 1 : match[1];
            }
        }

        private int @Nullable [] find(int from, String flags) {
            boolean allowsEmpty = !flags.contains("n");
            return flags.contains("l")
                    ? PatternReference.findLongest(pattern.pattern(), pattern.groups(), text, from, allowsEmpty)
                    : PatternReference.find(pattern.pattern(), pattern.groups(), text, from, allowsEmpty);
        }

        Value all() {
            List<int[]> wanted = global || matches.isEmpty() ? matches : matches.subList(0, 1);
            return ArrayValue.of(
                    each(wanted, this::described),
                    Value.of(!matches.isEmpty()),
                    substituted(wanted),
                    substituted(matches),
                    each(matches, this::scanned),
                    parts(),
                    parts(),
                    each(wanted, this::captures),
                    each(matches, match -> Value.of((double) match[0])));
        }

        private interface Shown {
            Value of(int[] match);
        }

        private static Value each(List<int[]> matches, Shown shown) {
            ArrayValue all = ArrayValue.of();
            for (int[] match : matches) {
                all = all.append(shown.of(match));
            }
            return all;
        }

        private StringValue cut(int from, int to) {
            return Value.of(new String(text, from, to - from));
        }

        private Value captured(int[] match, int group) {
            int begin = match[2 * group];
            return begin < 0 ? Value.NULL : match[0] == match[1] ? Value.of("") : cut(begin, match[2 * group + 1]);
        }

        private Value described(int[] match) {
            ArrayValue captures = ArrayValue.of();
            boolean empty = match[0] == match[1];
            for (int group = 1; group <= pattern.groups(); group++) {
                int begin = match[2 * group];
                int length = begin < 0 || empty ? 0 : match[2 * group + 1] - begin;
                String name = pattern.names().get(group - 1);
                captures = captures.append(part(begin < 0 || !empty ? begin : match[0], length, captured(match, group))
                        .with(Value.of("name"), name == null ? Value.NULL : Value.of(name)));
            }
            return part(match[0], match[1] - match[0], cut(match[0], match[1])).with(Value.of("captures"), captures);
        }

        private static ObjectValue part(int offset, int length, Value string) {
            return ObjectValue.withRoomFor(4)
                    .with(Value.of("offset"), Value.of((double) offset))
                    .with(Value.of("length"), Value.of((double) length))
                    .with(Value.of("string"), string);
        }

        private Value captures(int[] match) {
            ObjectValue captures = ObjectValue.withRoomFor(4);
            for (int group = 1; group <= pattern.groups(); group++) {
                String name = pattern.names().get(group - 1);
                captures = name == null ? captures : captures.with(Value.of(name), captured(match, group));
            }
            return captures;
        }

        private Value scanned(int[] match) {
            ArrayValue captures = ArrayValue.of();
            for (int group = 1; group <= pattern.groups(); group++) {
                captures = captures.append(captured(match, group));
            }
            return pattern.groups() == 0 ? cut(match[0], match[1]) : captures;
        }

        private Value parts() {
            ArrayValue parts = ArrayValue.of();
            int end = 0;
            for (int[] match : matches) {
                parts = parts.append(cut(end, match[0]));
                end = match[1];
            }
            return parts.append(cut(end, text.length));
        }

        private Value substituted(List<int[]> replaced) {
            StringBuilder result = new StringBuilder();
            int end = 0;
            for (int[] match : replaced) {
                result.append(cut(end, match[0]).text())
                        .append('<')
                        .append(captures(match))
                        .append('>');
                end = match[1];
            }
            return Value.of(result.append(cut(end, text.length).text()).toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "`\"Ü\" | gsub(\"\"; \"-\")` ~ \"-Ü-\"",
                "`\"aÜb\" | gsub(\"(?<=a)\"; \"_\")` ~ \"a_Üb\"",
                "`\"aÜb\" | gsub(\"(?=\\\\p{Lu})\"; \"_\")` ~ \"a_Üb\"",
                "`\"café € 5\" | [splits(\" *\")]` ~ `[\"\",\"c\",\"a\",\"f\",\"é\",\"\",\"€\",\"\",\"5\",\"\"]`",
                "`\"😀\" | [match(\"\"; \"g\").offset]` ~ `[0,1]`",
                "`\"ab\" | [match(\"b*\"; \"g\") | [.offset, .length]]` ~ `[[0,0],[1,1],[2,0]]`",
                "`\"ab\" | [match(\"$.*\"; \"m\", \"\").offset]` ~ [2,2]",
                "`\"aab\" | [match(\"a+\"; \"l\") | .offset, .length]` ~ `[0,2]`",
                "`\"ab abc\" | [match(\"(a)b?(c)?\"; \"l\") | .string, .captures[1].string]` ~ `[\"abc\",\"c\"]`",
                "`\"b\" | [match(\"a*\"; \"ln\")]` ~ []",
                "`\"a\" | [match(\"a # (\"; \"xl\").length]` ~ [1]",
                "`\"a\" | test(\"(?:){2,}a\")` ~ true",
                "`\"a\" | try test(\"\\\\Ga\"; \"l\") catch .[:32]` ~ `\"Regex failure: \\\\G cannot be used\"`",
                "`\"ß\" | test(\"ss\"; \"i\")` ~ true",
                "`\"KÜ\" | [match(\"kü\"; \"i\") | .offset, .length]` ~ `[0,2]`",
            })
    void knowsThePlacesBetweenCharacters(String program, String output) throws Exception {
        assertEquals(List.of(output), new JqRunner().outputs(program, "null"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:(a*)b?)*",
                "(?:(|a)c*)*",
                "(?:()c?)+",
                "(?:(?<n>a?)|b)*?",
                "(?:(?'n'a?)|b)*",
                "(?:(a?)b?){2}",
                "(a*){0,2}",
                "((a*)*b)*",
                "(?:(\\b)?(?:x*))+",
                "(?:(?=(a*))b?)*",
                "(?x: (?: ( a * ) b ? ) * )",
                "(?:(\\x41*)b?)*",
                "(?:([]a]*)b?)*",
            })
    void refusesCapturesThatMayBeEmptyWhereARepeatedPartMayBe(String pattern) throws Exception {
        String program =
                "try test($p) catch .[:42]".replace("$p", Value.of(pattern).toString());
        assertEquals(
                List.of("\"Regex failure: a capture that may be empty\""), new JqRunner().outputs(program, "\"a\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                // The captures that Oniguruma 6.9.8 finds in the text, as offset and length.
                "(?:(a)|b?)* ~ aab ~ [[1,1]]",
                "(?:(\\d+)?,?)* ~ `1,22,` ~ [[2,2]]",
                "(?:(a)?(b)?)* ~ aba ~ `[[2,1],[1,1]]`",
                "(a*)* ~ aa ~ [[2,0]]",
                "(a?)+b ~ aab ~ [[2,0]]",
                "(a*)(?:b?)* ~ ab ~ [[0,1]]",
                "(?:(a*)b)* ~ aabb ~ [[3,0]]",
                "(?:(a*)b?){1} ~ aab ~ [[0,2]]",
                "(?:(a*)b?)? ~ aab ~ [[0,2]]",
                "(?:[(a*)]?b?)* ~ ab ~ []",
                "(?:\\Q(a*)\\E?b?)* ~ ab ~ []",
                "(?:(?#(a*)b?)*(a) ~ ba ~ [[1,1]]",
                "(?:\\(a*\\)?b?)*(a) ~ ba ~ [[1,1]]",
                "a{,x}|(a) ~ a ~ [[0,1]]",
            })
    void takesOtherCapturesAsOnigurumaDoes(String pattern, String text, String captures) throws Exception {
        String program = "match($p).captures | map([.offset, .length])"
                .replace("$p", Value.of(pattern).toString());
        assertEquals(
                List.of(captures),
                new JqRunner().outputs(program, Value.of(text).toString()));
    }
}
