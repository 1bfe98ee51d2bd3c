package dev.kdt.jq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.program.Jq;
import dev.kdt.jq.program.Program;
import dev.kdt.jq.run.BudgetException;
import dev.kdt.json.Value;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a program does, it can be ended from outside, and cannot catch that. */
final class CutoffTest {
    private static final long DEADLINE_SECONDS = 60;

    private final JqRunner jq = new JqRunner();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def f: f; f",
                "def f: def g: f; g; f",
                "def f: try error(1) catch f; f",
                "last(range(1e15))",
                "first(range(1e15) | select(false))",
                "reduce range(1e15) as $i (0; . + $i)",
                "foreach range(1e15) as $i (0; $i; empty)",
                "[limit(1e15; repeat(1)) | select(false)]",
                "until(false; .)",
                "while(true; .) | empty",
                "until(false; \"ab\" | ltrimstr(\"a\"))",
                "label $out | repeat(1) | if . > 2 then break $out else empty end",
                "path(repeat(.) | empty)",
                "[paths(range(1e15) | empty)]",
                "any(range(1e15); false)",
                "range(1e15) as [$a] ?// $a | empty",
                "def f: 1 + f; try f catch 1 | until(false; .)",
                "reduce range(60) as $i (1; [., .]) | . == .",
                "reduce range(60) as $i (1; [., .]) | [., 1] < [., 2]",
                "reduce range(60) as $i (1; [., .]) | contains(.)",
                "reduce range(60) as $i (1; [., .]) | [., .] | sort | length",
                "reduce range(60) as $i (1; {a: ., b: .}) | [., .] | unique | length",
                "reduce range(60) as $i (1; [., .]) | [.] | index([.[0]])",
                "reduce range(60) as $i (1; [., .]) | [..] | length",
                "reduce range(60) as $i (1; [., .]) | until(false; tojson)",
                "reduce range(60) as $i (1; [., .]) | until(false; @json \"\\(.)\")",
                "reduce range(60) as $i (1; [., .]) | first(.. | numbers | select(. > 1))",
                "[range(300000)] | . - [range(300000; 600000)] | length",
                "[range(300000) | 0] | indices([range(150000) | 0] + [1])",
                "\"a\" * 50 | until(false; test(\"(a+)+b\"))",
                "\"aÜ\" * 50 | until(false; test(\"((aÜ)+)+b\"))",
                "\"a\" * 1000 | until(false; gsub(\"\"; \"\"))",
                "(\"9\" * 1000000 | tonumber) as $x | until(false; $x == ($x | -.))"
            })
    void endsWhatWouldGoOnForEver(String program) throws Exception {
        Program endless = Jq.compile(
                        "try (" + program + ") catch \"caught\"", Scope.pure().withBudget(unbounded()))
                .program();
        Cutoff cutoff = new Cutoff();
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        CountDownLatch begun = new CountDownLatch(1);
        Thread thread = Thread.ofPlatform()
                .daemon()
                .start(() -> cutoff.during(() -> {
                    begun.countDown();
                    try {
                        endless.run(jq.value("0"), Bindings.NONE, _ -> {});
                    } catch (JqException | RuntimeException | Error e) {
                        outcome.set(e);
                    }
                }));
        assertTrue(begun.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
        cutoff.cutOff();
        assertTrue(thread.join(Duration.ofSeconds(DEADLINE_SECONDS)), program);
        BudgetException ended = assertInstanceOf(BudgetException.class, outcome.get(), program);
        assertEquals("the program was stopped before it ended", ended.getMessage());
    }

    @Test
    void endsThePrintingOfALargeValue() throws Exception {
        Program program =
                Jq.compile("reduce range(60) as $i (1; [., .])", Scope.pure()).program();
        ByteBuilder out = new ByteBuilder();
        Thread.currentThread().interrupt();
        try {
            assertThrows(
                    BudgetException.class,
                    () -> program.write(jq.value("0"), Bindings.NONE, new JsonOutput() {
                        @Override
                        public ByteBuilder bytes() {
                            return out;
                        }

                        @Override
                        public void end() {}
                    }));
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertTrue(out.size() < 1 << 20, () -> out.size() + " bytes were written");
    }

    private static Budget unbounded() {
        return Budget.GENEROUS.withMatching(Duration.ofDays(1)).withDepth(Integer.MAX_VALUE);
    }

    @Test
    void lingersNotInTheThread() throws Exception {
        Cutoff cutoff = new Cutoff();
        cutoff.cutOff();
        cutoff.during(() -> assertTrue(Thread.currentThread().isInterrupted()));
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void letsShortProgramsComeToTheirEnd() throws Exception {
        Cutoff cutoff = new Cutoff();
        cutoff.cutOff();
        Program program = Jq.compile("[range(100)] | add", Scope.pure()).program();
        Value[] result = new Value[1];
        cutoff.during(() -> program.run(jq.value("0"), Bindings.NONE, value -> result[0] = value));
        assertEquals("4950", String.valueOf(result[0]));
    }
}
