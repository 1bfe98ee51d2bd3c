package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kdt tail --group}: each run prints what follows what the runs before it printed. */
@Timeout(120)
class TailGroupTest extends LocalCommands {
    @ParameterizedTest
    @CsvSource({"'',''", "--aggregate,''", "--aggregate,--where=. % 3 != 1", "'','--where=. % 3 != 1'"})
    void eachRunPrintsTheNextOnes(String aggregated, String where) {
        produce(0, 100, aggregated);
        List<String> printed = new ArrayList<>();
        List<String> run = tail(where, "-n", "7");
        assertEquals(7, run.size());
        while (!run.isEmpty()) {
            printed.addAll(run);
            run = tail(where, "-n", "7");
        }
        assertOnce(numbers(0, 100, where), printed);
        produce(100, 120, aggregated);
        assertOnce(numbers(100, 120, where), tail(where));
        assertEquals(List.of(), tail(where));
    }

    @Test
    void aGroupIsLeftInTheMiddleOfAnAggregate() throws IOException {
        produce(0, 100, "--aggregate");
        tail("", "-n", "7");
        String kept = Files.readString(folder.resolve(".local/state/kdt/tail-groups/g/checkpoints.json"));
        assertTrue(kept.contains("\"within\""), kept);
    }

    @Test
    void aRecordThatFailsIsToldOfOnce() {
        produce(0, 40, "--aggregate");
        long failures = 0;
        List<String> printed = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            out = new ByteArrayOutputStream();
            Ran ran = kdt("", args("", "--select", "if . % 10 == 5 then error(\"odd \\(.)\") else . end", "-n", "4"));
            failures +=
                    ran.err().lines().filter(line -> line.contains("(given ")).count();
            printed.addAll(lines());
        }
        assertEquals(36, printed.size());
        assertEquals(4, failures);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--merge"})
    void whatAClosedPipeTookIsNotPrintedAgain(String merge) {
        produce(0, 80_000, ""); // 468,890 bytes, which are written in pieces of up to 128 KiB.
        out = new ClosingPipe(420_000);
        Ran ran = kdt("", args(merge));
        assertEquals(0, ran.code(), ran.err());
        List<String> printed = lines();
        printed.removeLast(); // The pipe was closed in the middle of it, or just before.
        List<String> rest = tail(merge);
        List<String> both = new ArrayList<>(printed);
        both.addAll(rest);
        assertTrue(both.containsAll(numbers(0, 80_000, "")), "some are lost");
        assertTrue(rest.size() < 80_000, "all is printed again");
    }

    @Test
    void aSecondRunIsRefusedAndToldWhoRunsTheGroup() throws Exception {
        CompletableFuture<Ran> first =
                CompletableFuture.supplyAsync(() -> kdt("", "tail", "orders", "--group", "g", "-n", "1"));
        Path begun = folder.resolve(".local/state/kdt/tail-groups/g/checkpoints.json");
        while (!Files.exists(begun)) {
            Thread.onSpinWait();
        }
        Ran second = kdt("", args(""));
        assertEquals(1, second.code());
        assertTrue(
                second.err()
                        .contains("group 'g' is already running: kdt tail orders (process "
                                + ProcessHandle.current().pid() + ", since 2"),
                second.err());
        produce(0, 1);
        assertEquals(0, first.get(60, TimeUnit.SECONDS).code());
    }

    @Test
    void aGroupIsForgottenWhenThatIsAsked() {
        produce(0, 10, "");
        assertEquals(10, tail("").size());
        assertEquals(List.of(), tail(""));
        assertEquals(10, tail("", "--reset").size());
        assertEquals(2, kdt("", "tail", "orders", "--reset").code());
        assertEquals(2, kdt("", "tail", "orders", "--group", "../g").code());
        Ran again = kdt("", args(""));
        assertTrue(again.err().contains("--since is not used: group 'g' goes on from its checkpoints"), again.err());
    }

    @Test
    void groupsOfRunAreOthers() throws IOException {
        produce(0, 10, "");
        assertEquals(10, tail("").size());
        Ran ran = kdt(
                "", "run", "same.yaml", "--from", "orders", "--until", "now", "--to", "copy.ndjson", "--group", "g");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(10, lines("copy.ndjson").size());
    }

    @Test
    void aNewGroupThatStartsAtTheEndMissesNothingBetweenItsRuns() {
        produce(0, 10, "");
        out = new ByteArrayOutputStream();
        kdt("", "tail", "orders", "--group", "g", "--until", "now", "-o", "text");
        assertEquals(List.of(), lines());
        produce(10, 20, "");
        kdt("", "tail", "orders", "--group", "g", "--until", "now", "-o", "text");
        assertOnce(numbers(10, 20, ""), lines());
    }

    private void produce(int from, int to, String aggregated) {
        StringBuilder lines = new StringBuilder();
        IntStream.range(from, to).forEach(each -> lines.append(each).append('\n'));
        List<String> args = new ArrayList<>(List.of("produce", "orders"));
        if (!aggregated.isEmpty()) {
            args.add(aggregated);
        }
        Ran ran = kdt(lines.toString(), args.toArray(String[]::new));
        assertEquals(0, ran.code(), ran.err());
    }

    private static String[] args(String where, String... more) {
        List<String> args = new ArrayList<>(
                List.of("tail", "orders", "--group", "g", "--since", "trim-horizon", "--until", "now", "-o", "ndjson"));
        if (!where.isEmpty()) {
            args.add(where);
        }
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private List<String> tail(String where, String... more) {
        out = new ByteArrayOutputStream();
        Ran ran = kdt("", args(where, more));
        assertEquals(0, ran.code(), ran.err());
        return lines();
    }

    private List<String> lines() {
        return new ArrayList<>(out.toString().lines().toList());
    }

    private static List<String> numbers(int from, int to, String where) {
        return IntStream.range(from, to)
                .filter(each -> where.isEmpty() || each % 3 != 1)
                .mapToObj(String::valueOf)
                .toList();
    }

    private static void assertOnce(List<String> expected, List<String> printed) {
        assertEquals(
                expected.stream().sorted().toList(), printed.stream().sorted().toList());
    }

    /** A pipe whose reader goes away after so many bytes. */
    private static final class ClosingPipe extends OutputStream {
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private final int most;

        ClosingPipe(int most) {
            this.most = most;
        }

        @Override
        public void write(int each) throws IOException {
            write(new byte[] {(byte) each}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int taken = Math.min(length, most - read.size());
            read.write(bytes, from, taken);
            if (taken < length) {
                throw new IOException("Broken pipe");
            }
        }

        @Override
        public String toString() {
            return read.toString(StandardCharsets.UTF_8);
        }
    }
}
