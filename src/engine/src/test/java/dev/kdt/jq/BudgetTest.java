package dev.kdt.jq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.program.Jq;
import dev.kdt.jq.program.Program;
import dev.kdt.jq.run.BudgetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hostile program fails its input, and cannot do anything about it. */
final class BudgetTest {
    private static final Budget SMALL =
            new Budget(2_000_000, 1_000, 4 << 20, Duration.ofMillis(100), Duration.ofMinutes(10));

    private final JqRunner jq = new JqRunner();

    private Program compile(String program) throws JqSyntaxException {
        return Jq.compile(program, Scope.pure().withBudget(SMALL)).program();
    }

    private List<String> outputs(Program program, String input) throws JqException {
        List<String> outputs = new ArrayList<>();
        program.run(jq.value(input), Bindings.NONE, each -> outputs.add(each.toString()));
        return outputs;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[range(1e9)] | length",
                "last(range(1e9))",
                "\"x\" * 1e9 | length",
                "[limit(1e9; repeat(\"abc\"))] | length",
                "def f: [.[] | tojson] | f; [\"x\"] | f",
                "def f: [.[], .[]] | f; [1] | f",
                "def f: {a: ., b: .} | f; 1 | f",
                "def f: . + 1 | f; 0 | f",
                "def f: [f]; f",
                "def f: (f, f); f",
                "def f: 1 + f; f",
                "reduce range(60) as $i (\"a\"; . + .) | length",
                "reduce range(60) as $i ([1]; . + .) | length",
                "reduce range(60) as $i (1; [., .]) | tojson | length",
                "reduce range(60) as $i (1; [., .])",
                "reduce range(60) as $i (1; {a: ., b: .})",
                "reduce range(60) as $i (1; [., .]) | tostring | length",
                "reduce range(60) as $i (1; [., .]) | @json | length",
                "reduce range(60) as $i (1; [., .]) | @base64 | length",
                "reduce range(60) as $i (1; [., .]) | \"\\(.)\" | length",
                "reduce range(60) as $i (1; [., .]) | @html \"\\(.)\" | length",
                "\"x\" * 1000000 | [limit(1000; repeat(.))] | tojson | length",
                "\"x\" * 1000000 | [limit(1000; repeat(.))]",
                "reduce range(60) as $i (1; [., .]) | [..] | length",
                "reduce range(60) as $i (1; [., .]) | flatten | length",
                "reduce range(60) as $i ({}; {a: ., b: .}) | . * . | length",
                ".[500000000] = 1 | length",
                "setpath([400000000]; 1) | length",
                "[recurse([., .])] | length",
                "[[range(1000)] | combinations(3)] | length",
                "\"a\" * 1e6 | explode | length",
                "\"a\" * 1e6 | split(\"\") | length",
                "\"a\" * 1e6 | [match(\"a\"; \"g\")] | length",
                "\"a\" * 1e6 | [scan(\"(a)(a)(a)\")] | length",
                "\"a\" * 1e6 | gsub(\"a\"; \"bbbbbbbbbb\") | length",
                "\"a,\" * 1e6 | [splits(\",\")] | length",
                "\"&\" * 1e6 | @html | @html | length",
                "[range(1000) | \"x\" * 1000] | join(\",\") | [., ., ., ., .] | add | length",
                "[range(100000)] | [.[] as $x | .[] as $y | [$x, $y]] | length",
                "(\"9\" * 1000000 | tonumber) as $x | last(range(1000) | $x + 1)",
                "(\"9\" * 1000000 | tonumber) as $x | last(range(1000) | $x | -. | floor)",
                "reduce range(60) as $i (1; [., .]) | . == .",
                "reduce range(60) as $i (1; [., .]) | [., .] | sort | length",
                "reduce range(60) as $i (1; [., .]) | contains(.)",
                "[range(10000)] | . - [range(10000; 20000)] | length",
                "\"a\" * 40 + \"b\" | test(\"(a+)+$\")",
                "\"x\" * 1000 | [limit(1e9; repeat(test(\"(x+x+)+y\")))] | length"
            })
    void stopsWhatTakesTooMuch(String program) throws JqSyntaxException {
        Program hostile = compile("try (" + program + ") catch \"caught\", \"after\"");
        assertThrows(BudgetException.class, () -> outputs(hostile, "null"), program);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reduce range(60) as $i (1; [., .])",
                "reduce range(60) as $i (1; [., .]), 1",
                "reduce range(60) as $i (1; {a: ., b: .})",
                "{a: reduce range(60) as $i (1; [., .])}",
                "reduce range(60) as $i (1; [., .]) | {a: .} | .a"
            })
    void stopsWhatWritesTooMuch(String program) throws JqSyntaxException {
        Program hostile = compile(program);
        ByteBuilder out = new ByteBuilder();
        assertThrows(
                BudgetException.class,
                () -> hostile.write(jq.value("null"), Bindings.NONE, new JsonOutput() {
                    @Override
                    public ByteBuilder bytes() {
                        return out;
                    }

                    @Override
                    public void end() {}
                }));
    }

    @Test
    void showsTheStartOfALargeValueInAnError() throws Exception {
        assertEquals(
                List.of("\"array ([[[[[[[[[[[[[[[[[[[[[[[[[...]) and object ({}) cannot be added\""),
                outputs(compile("try (reduce range(60) as $i (1; [., .]) | . + {}) catch ."), "null"));
    }

    @Test
    void countsTheValueOfAnError() throws Exception {
        Program program = compile("reduce range(60) as $i (1; [., .]) | error");
        assertThrows(BudgetException.class, () -> outputs(program, "null"));
    }

    @Test
    void letsResultsPassThatShareNothing() throws Exception {
        assertEquals(1, outputs(compile("[range(60000)]"), "null").size());
        assertEquals(
                1, outputs(compile("{a: .}"), "[" + "1,".repeat(400_000) + "1]").size());
    }

    @Test
    void isTheInputsOwn() throws Exception {
        Program program = compile("if . > 1 then [range(. * 1e6)] else . end | length");
        assertThrows(BudgetException.class, () -> outputs(program, "9"));
        for (int i = 0; i < 100; i++) {
            assertEquals(List.of("1"), outputs(program, "1"));
        }
    }

    @Test
    void isNotTakenByWhatIsNotKept() throws Exception {
        assertEquals(List.of("999999"), outputs(compile("last(range(1e6))"), "null"));
        assertEquals(List.of("1000"), outputs(compile("[range(1000) | \"x\" * 1000 | length] | length"), "null"));
    }

    @Test
    void saysWhatWasTooMuch() throws Exception {
        BudgetException steps = assertThrows(BudgetException.class, () -> outputs(compile("last(range(1e9))"), "1"));
        assertEquals("the program took more than 2000000 steps for one input", steps.getMessage());
        BudgetException memory = assertThrows(BudgetException.class, () -> outputs(compile("\"x\" * 1e8"), "1"));
        assertEquals("the program built more than 4194304 bytes of values for one input", memory.getMessage());
        BudgetException depth = assertThrows(BudgetException.class, () -> outputs(compile("def f: [f]; f"), "1"));
        assertEquals("the program's functions called each other more than 1000 levels deep", depth.getMessage());
        BudgetException matching =
                assertThrows(BudgetException.class, () -> outputs(compile("\"a\" * 40 | test(\"(a+)+b\")"), "1"));
        assertTrue(matching.getMessage().startsWith("a regular expression took longer than 100 ms"));
    }
}
