package dev.kdt.jq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kdt.jq.program.Jq;
import dev.kdt.jq.program.Program;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loops and recursion go as deep as in jq, on the stack of an ordinary thread. */
final class RecursionTest {
    private final JqRunner jq = new JqRunner();

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "[range(1e6)] | length ~ 1000000",
                "last(range(1e7)) ~ 9999999",
                "reduce range(1e7) as $x (0; . + $x) ~ 49999995000000",
                "[limit(1e5; repeat(.))] | length ~ 100000",
                "last(limit(1e6; repeat(1))) ~ 1",
                "[recurse(if . < 100000 then . + 1 else empty end)] | length ~ 100001",
                "def f: if . > 1000000 then . else . + 1 | f end; f ~ 1000001",
                "def f: if . > 100000 then . else (. + 1 | f) + 1 end; f ~ 200002",
                "def f($n): if $n == 0 then 0 else 1 + f($n - 1) end; f(100000) ~ 100000",
                "def f: if . < 1000000 then . + 1 | f else . end; [f] | length ~ 1",
                "[foreach range(1e6) as $i (0; . + $i)] | length ~ 1000000",
                "until(. > 1000000; . + 1) ~ 1000001",
                "[while(. < 100000; . + 1)] | length ~ 100000",
                "label $out | foreach range(1e7) as $i (0; . + 1; if . > 1e6 then ., break $out else empty end) ~"
                        + " 1000001",
                "first(range(1e9)) ~ 0",
                "any(range(1e9); . > 1e5) ~ true",
                "[limit(100000; def f: ., (. + 1 | f); f)] | length ~ 100000",
                "reduce range(100000) as $_ (null; [.]) | [..] | length ~ 100001",
                "reduce range(9999) as $_ (null; [.]) | tojson | fromjson | flatten ~ [null]",
                "reduce range(9000) as $_ (1; {a: .}) | [paths] | length ~ 9000",
                "reduce range(9000) as $_ (1; {a: .}) | [tostream] | length ~ 9001",
                "reduce range(9000) as $_ (1; {a: .}) | getpath([range(9000) | \"a\"]) ~ 1",
                "reduce range(9000) as $_ (1; [.]) | walk(.) | [..] | length ~ 9001",
                "reduce range(9000) as $_ (1; [.]) | . == (tojson | fromjson) ~ true",
                "reduce range(3000) as $_ (1; [.]) | [.[]?, (.. |= .)] | length ~ 2",
                "def f: def g: 3; if . > 100000 then g else . + 1 | f end; f ~ 3",
                "def f(x): if . > 100000 then x else . + 1 | f(x) end; f(. * 2) ~ 200002"
            })
    void endsWell(String program, String output) throws Exception {
        Program compiled = Jq.compile(program, Scope.pure()).program();
        List<String> outputs = new ArrayList<>();
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(null, () -> {
            try {
                compiled.run(jq.value("0"), Bindings.NONE, each -> outputs.add(each.toString()));
            } catch (JqException | RuntimeException | Error e) {
                failure[0] = e;
            }
        });
        thread.start();
        thread.join();
        assertNull(failure[0]);
        assertEquals(List.of(output), outputs);
    }
}
