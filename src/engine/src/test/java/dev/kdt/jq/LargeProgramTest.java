package dev.kdt.jq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.jq.program.Jq;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs of thousands of operators compile and run; what is nested beyond all measure is refused with a message. */
final class LargeProgramTest {
    private static final int MANY = 2_000;

    private final JqRunner jq = new JqRunner();

    /** The first part, again and again, around or before the second. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "1+ ~ 1 ~ `` ~ 2001",
                "`. as $x | ` ~ 1 ~ `` ~ 1",
                "`. | ` ~ 1 ~ `` ~ 1",
                "- ~ 1 ~ `` ~ 1",
                "1- ~ 1 ~ `` ~ -1999",
                "1* ~ 3 ~ `` ~ 3",
                "`def f: 1; ` ~ f ~ `` ~ 1",
                "`null // ` ~ 1 ~ `` ~ 1",
                "`true and ` ~ true ~ `` ~ true",
                "`false or ` ~ true ~ `` ~ true",
                "( ~ 1 ~ ) ~ 1",
                "`[` ~ 1 ~ `] | .[0]` ~ 1",
                "`{a:` ~ 1 ~ `} | .a` ~ 1",
                "`if false then 0 else ` ~ 1 ~ ` end` ~ 1",
                "`if . then 1 else 0 end | ` ~ . ~ `` ~ 1",
                "`if false then 0 elif ` ~ `true then 1` ~ `` ~ unfinished",
                "`reduce 1 as $i (0; ` ~ 1 ~ `)` ~ 1",
                "`foreach 1 as $i (0; ` ~ 1 ~ `)` ~ 1",
                "`label $l | ` ~ 1 ~ `` ~ 1",
                "`try ` ~ 1 ~ `` ~ 1",
                "`\"\\(` ~ 1 ~ `)\"` ~ \"1\"",
                "`first(` ~ 1 ~ `)` ~ 1",
                "`path(` ~ . ~ `)` ~ unfinished",
                "`.[` ~ 0 ~ `]?` ~ unfinished",
                "`def f: ` ~ 1 ~ `; f` ~ 1",
                "`first(1, ` ~ 2 ~ `)` ~ 1",
                "`1 as [` ~ $a ~ `] | 1` ~ unfinished"
            })
    void compileAndRun(String before, String middle, String after, String output) throws Exception {
        String program = before.repeat(MANY) + middle + (after == null ? "" : after.repeat(MANY));
        try {
            List<String> outputs = jq.outputs(program, "0");
            assertTrue(
                    output.equals("unfinished") || outputs.equals(List.of(output)),
                    () -> program.substring(0, 40) + " gives " + outputs);
        } catch (JqSyntaxException | JqException e) {
            assertTrue(output.equals("unfinished"), () -> program.substring(0, 40) + ": " + e.getMessage());
        }
    }

    @Test
    void runsChainsOnEveryWay() throws Exception {
        assertEquals(
                MANY + 1, jq.outputs("1," + "1,".repeat(MANY - 1) + "1", "null").size());
        assertEquals(List.of("null"), jq.outputs("null" + "[0]?".repeat(MANY), "null"));
        assertEquals(
                MANY,
                jq.outputs("path(" + "., ".repeat(MANY - 1) + ".)", "null").size());
        assertEquals(List.of("[[]]"), jq.outputs("[path(. " + "| .".repeat(MANY) + ")]", "null"));
        String pattern = IntStream.range(0, MANY).mapToObj(i -> "$v" + i).collect(Collectors.joining(","));
        assertEquals(List.of("null"), jq.outputs("[1] as [" + pattern + "] | $v1999", "null"));
        assertEquals(
                List.of("2000"),
                jq.outputs(
                        "{"
                                + IntStream.range(0, MANY)
                                        .mapToObj(i -> "k" + i + ":(1,empty)")
                                        .collect(Collectors.joining(","))
                                + "} | length",
                        "null"));
        assertEquals(List.of("2000"), jq.outputs("\"" + "\\(1,empty)".repeat(MANY) + "\" | length", "null"));
        assertEquals(List.of("null"), jq.outputs(".a".repeat(MANY), "null"));
        assertEquals(List.of("1"), jq.outputs(".a".repeat(MANY) + " = 1 | [..] | last", "null"));
    }

    @Test
    void isRefusedWhenNestedBeyondAllMeasure() {
        for (String open : List.of(
                "[", "(", "{a:", "-", "if 1 then ", "\"\\(", "def f: ", "reduce ", ". as [", "[0]|", "not | ")) {
            JqSyntaxException refused =
                    assertThrows(JqSyntaxException.class, () -> Jq.compile(open.repeat(1_000_000), Scope.pure()), open);
            assertTrue(refused.getMessage().length() < 1_000, refused::getMessage);
        }
    }

    @Test
    void needsNoStackOfTheThreadThatRunsIt() throws Exception {
        Callable<List<String>> run = () -> jq.written("1" + "+1".repeat(10_000), "0");
        FutureTask<List<String>> task = new FutureTask<>(run);
        new Thread(null, task, "small stack", 256 << 10).start();
        assertEquals(List.of("10001"), task.get());
    }
}
