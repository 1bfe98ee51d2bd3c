package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.flow.SmallDisk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of records, and of the exit code, when something cannot be written. */
class UnwritableOutputTest extends LocalCommands {
    /** The disk fills up while one file is written; when there is room again, every record is somewhere, as a whole. */
    @ParameterizedTest
    @ValueSource(strings = {"--to", "--parked", "--state"})
    void aFullDiskLosesNothing(String full) throws Exception {
        try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), 512)) {
            produce(0, 2_000);
            String inside = disk.folder() + "/";
            Files.writeString(Path.of(inside + "out"), "");
            Files.writeString(Path.of(inside + "parked"), "");
            disk.fill(full.equals("--state") ? 0 : 4_096);
            String output = full.equals("--to") ? inside + "out" : "out";
            String parked = full.equals("--parked") ? inside + "parked" : "parked";
            String state = full.equals("--state") ? inside + "state" : "state";
            Ran ran = runAll(output, parked, state);
            assertEquals(1, ran.code(), ran.err());
            assertTrue(ran.err().contains("No space left on device"), ran.err());
            disk.empty();
            Ran again = runAll(output, parked, state);
            assertEquals(1, again.code(), again.err());
            assertEverythingIsIn(folder.resolve(output), folder.resolve(parked), 2_000);
        }
    }

    /** A file is moved away while it is written: every record is in the one or the other of its name. */
    @ParameterizedTest
    @ValueSource(strings = {"out", "parked"})
    void aFileThatGoesAwayTakesNoAcknowledgedRecordAlong(String file) throws Exception {
        produce(0, 100);
        Path named = folder.resolve(file);
        Path kept = folder.resolve("kept");
        Thread deleting = Thread.ofPlatform().daemon().start(() -> {
            while (!Files.exists(named) || named.toFile().length() == 0) {
                Thread.onSpinWait();
            }
            named.toFile().renameTo(kept.toFile());
        });
        Ran ran = runAll("out", "parked", "state");
        assertTrue(deleting.join(Duration.ofSeconds(60)));
        assertEquals(1, ran.code(), ran.err());
        runAll("out", "parked", "state"); // What is left to do depends on when the file went away.
        Set<String> found = new TreeSet<>();
        for (String each : List.of("out", "parked", "kept")) {
            found.addAll(numbers(folder.resolve(each)));
        }
        assertEquals(expected(100), found);
    }

    /** Neither the place of the checkpoints nor that of parked records can be written: the run ends, and nothing is acknowledged. */
    @ParameterizedTest
    @ValueSource(strings = {"--parked", "--state"})
    void aPlaceThatIsReadOnlyStopsTheRunBeforeAnythingIsAcknowledged(String place) throws Exception {
        try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), 64)) {
            produce(0, 100);
            disk.readOnly();
            String parked = place.equals("--parked") ? disk.folder() + "/parked" : "parked";
            String state = place.equals("--state") ? disk.folder() + "/state" : "state";
            Ran ran = runAll("out", parked, state);
            assertEquals(1, ran.code(), ran.err());
            assertTrue(
                    ran.err().contains("cannot write to " + disk.folder())
                            && ran.err().contains(": Read-only file system"),
                    ran.err());
            if (place.equals("--state")) {
                assertEquals(
                        List.of(), numbers(folder.resolve("out")), "delivered, though no checkpoint could be kept");
            }
            runAll("out", "parked", "state");
            assertEverythingIsIn(folder.resolve("out"), folder.resolve("parked"), 100);
        }
    }

    /** A run that would go on without end does not: its checkpoints are no longer its own, also where there is a folder of that name again. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Timeout(60)
    void aStateFolderThatIsTakenAwayStopsTheRun(boolean madeAnew) throws Exception {
        produce(0, 100);
        Path checkpoints = folder.resolve("state/odd/checkpoints.json");
        Thread taking = Thread.ofPlatform().daemon().start(() -> {
            while (!Files.exists(checkpoints)) {
                Thread.onSpinWait();
            }
            folder.resolve("state").toFile().renameTo(folder.resolve("kept").toFile());
            if (madeAnew) {
                checkpoints.toFile().getParentFile().mkdirs();
            }
            produce(100, 200);
        });
        Ran ran =
                kdt("", "run", "odd.yaml", "--from", "orders", "--to", "out", "--parked", "parked", "--state", "state");
        assertTrue(taking.join(Duration.ofSeconds(60)));
        assertEquals(1, ran.code(), ran.err());
        assertTrue(
                ran.err().contains("cannot write to " + checkpoints + ": 'lock' beside it was deleted or replaced"),
                ran.err());
        runAll("out", "parked", "kept");
        assertEverythingIsIn(folder.resolve("out"), folder.resolve("parked"), 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "process --help",
                "local fault add --help",
                "stream list",
                "process -e . in.ndjson",
                "process --explain -e . in.ndjson",
                "tail orders --since trim-horizon --until now",
                "stream describe orders"
            })
    void outputThatCannotBeWrittenIsAFailure(String line) {
        produce(0, 2);
        out = failing("No space left on device");
        Ran ran = kdt("", line.split(" "));
        assertEquals(1, ran.code(), ran.err());
        assertTrue(ran.err().contains("kdt: cannot write to stdout: No space left on device"), ran.err());
        out = failing("Broken pipe");
        ran = kdt("", line.split(" "));
        assertEquals(0, ran.code(), ran.err());
        assertEquals("", ran.err());
    }

    /** The clock stands still, which counts as a millisecond: the rate is a thousand times the number of records. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theRateIsThatOfWhatWasWritten(int writes) {
        clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        out = failingAfter(writes);
        Ran ran = kdt("", "produce", "-t", "orders", "--dry-run", "-n", "3000", "--seed", "7");
        assertEquals(1, ran.code(), ran.err());
        Matcher told = Pattern.compile("[\\d,]+ records: ([\\d,]+) written in 0\\.0 s(?: \\(([\\d,]+) records/s\\))?\n")
                .matcher(ran.err());
        assertTrue(told.find(), ran.err());
        assertEquals(writes == 0, told.group(1).equals("0"), ran.err());
        assertEquals(writes == 0 ? null : told.group(1) + ",000", told.group(2), ran.err());
    }

    private static OutputStream failingAfter(int writes) {
        return new OutputStream() {
            private int left = writes;

            @Override
            public void write(int single) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (left-- == 0) {
                    throw new IOException("No space left on device");
                }
            }
        };
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    private void assertEverythingIsIn(Path output, Path parked, int count) throws IOException {
        Set<String> found = new TreeSet<>(numbers(output));
        found.addAll(numbers(parked));
        assertEquals(expected(count), found);
    }

    private static Set<String> expected(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The numbers in a file of outputs or of parked records; each line is a whole one. */
    private static List<String> numbers(Path file) throws IOException {
        List<String> numbers = new ArrayList<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            assertTrue(line.matches("\\d+|\\{.*\\}"), line);
            numbers.add(line.replaceFirst(".*\"data\":(\\d+).*", "$1"));
        }
        return numbers;
    }

    private Ran runAll(String output, String parked, String state) {
        return kdt(
                "",
                "run",
                "odd.yaml",
                "--from",
                "orders",
                "--until",
                "now",
                "--to",
                output,
                "--parked",
                parked,
                "--state",
                state);
    }
}
