package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import dev.kdt.flow.SmallDisk;
import dev.kdt.local.Endpoint;
import dev.kdt.local.EndpointOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands do to files that belong to the user, and what becomes of records when a file cannot be written. */
class UserFilesTest {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(5);

    @TempDir
    Path folder;

    private Endpoint endpoint;
    private OutputStream out = new ByteArrayOutputStream();

    /** What a command did. */
    private record Ran(String err, int code) {}

    @BeforeEach
    void start() throws IOException {
        endpoint = Endpoint.start(EndpointOptions.in(folder.resolve("data")).withTransition(Duration.ZERO));
        assertEquals(0, kdt("", "stream", "create", "orders", "--shards", "2").code());
        Files.writeString(folder.resolve("same.yaml"), "name: same\nsteps: []\nencode: ndjson\n");
        Files.writeString(folder.resolve("odd.yaml"), """
            name: odd
            steps: [{map: 'if . % 2 == 0 then . else error("odd") end'}]
            encode: ndjson
            """);
        Files.writeString(folder.resolve("in.ndjson"), "1\n2\n");
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
    }

    @Test
    void runAddsToAFile() throws Exception {
        Files.writeString(folder.resolve("out.ndjson"), "\"mine\"\n");
        produce(0, 10);
        assertEquals(0, run("same.yaml", "--to", "out.ndjson").code());
        produce(10, 20);
        assertEquals(0, run("same.yaml", "--to", "out.ndjson").code());
        assertEquals(
                0, run("same.yaml", "--to", "out.ndjson", "--group", "other").code());
        assertEquals(41, lines("out.ndjson").size());
        assertEquals("\"mine\"", lines("out.ndjson").getFirst());
    }

    @ParameterizedTest
    @CsvSource({"missing.yaml, orders", "in.ndjson, orders", "same.yaml, nowhere"})
    void runTouchesNoFileBeforeAllElseIsRight(String pipeline, String stream) throws Exception {
        Files.writeString(folder.resolve("out.ndjson"), "1\n");
        for (String output : List.of("out.ndjson", "new.ndjson")) {
            Ran ran = kdt("", "run", pipeline, "--from", stream, "--to", output, "--until", "now", "--state", "state");
            assertTrue(ran.code() > 0, ran.err());
        }
        assertEquals("1\n", Files.readString(folder.resolve("out.ndjson")));
        assertFalse(Files.exists(folder.resolve("new.ndjson")));
    }

    @Test
    void aGroupWithAPastIsToldThatSinceIsNotUsed() throws Exception {
        produce(0, 10);
        Ran first = run("same.yaml", "--to", "out.ndjson", "--since", "trim-horizon");
        assertFalse(first.err().contains("--since"), first.err());
        Ran second = run("same.yaml", "--to", "out.ndjson", "--since", "latest");
        assertTrue(
                second.err()
                        .contains("--since is not used: group 'same' goes on from its checkpoints (--reset forgets"
                                + " them)"),
                second.err());
        assertEquals(10, lines("out.ndjson").size());
        assertEquals(0, run("same.yaml", "--to", "out.ndjson", "--reset").code());
        assertEquals(20, lines("out.ndjson").size());
    }

    @Test
    void processReplacesAFileWhenAllIsDone() throws Exception {
        Files.writeString(folder.resolve("out.ndjson"), "\"earlier\"\n");
        Ran stopped = kdt("", "process", "odd.yaml", "in.ndjson", "--fail-fast", "--to", "out.ndjson");
        assertEquals(1, stopped.code(), stopped.err());
        assertEquals(List.of("\"earlier\""), lines("out.ndjson"));
        Files.writeString(folder.resolve("in.ndjson"), "2\n3\n");
        stopped = kdt(
                "",
                "process",
                "-e",
                "if . == 2 then . else error end",
                "in.ndjson",
                "--fail-fast",
                "--to",
                "out.ndjson");
        assertEquals(List.of("\"earlier\""), lines("out.ndjson"));
        assertTrue(
                stopped.err()
                        .contains(
                                "out.ndjson stays as it was; what was written before the end is in out.ndjson.partial"),
                stopped.err());
        assertEquals(List.of("2"), lines("out.ndjson.partial"));
        Ran ran = kdt("", "process", "odd.yaml", "in.ndjson", "--to", "out.ndjson");
        assertEquals(1, ran.code(), ran.err());
        assertEquals(List.of("2"), lines("out.ndjson"));
    }

    @Test
    void aFileThatIsReadIsNotWritten() throws Exception {
        Path in = folder.resolve("in.ndjson");
        Files.createLink(folder.resolve("hard"), in);
        Files.createSymbolicLink(folder.resolve("soft"), in);
        Files.createSymbolicLink(folder.resolve("folder"), folder);
        for (String name : List.of("in.ndjson", "./in.ndjson", in.toString(), "hard", "soft", "folder/in.ndjson")) {
            assertRefused(name + " is read by this command, too", "process", "-e", ".", "in.ndjson", "--to", name);
            assertRefused(name + " is read", "process", "-e", ".", "in.ndjson", "--parked", name);
            assertRefused(name + " is read", "push", "archive", "in.ndjson", "--parked", name);
            assertRefused(name + " is read", "produce", "orders", "in.ndjson", "--parked", name);
            assertRefused(name + " is read", "lambda", "invoke", "same.yaml", "in.ndjson", "--to", name);
        }
        assertRefused("same.yaml is read", "process", "same.yaml", "in.ndjson", "--to", "same.yaml");
        assertRefused("same.yaml is read", "run", "same.yaml", "--from", "orders", "--to", "same.yaml");
        assertRefused("same.yaml is read", "test", "same.yaml", "--junit", "same.yaml");
        assertRefused(
                "--to and --parked name the same file, new",
                "run",
                "same.yaml",
                "--from",
                "orders",
                "--to",
                "./new",
                "--parked",
                "new");
        assertEquals("1\n2\n", Files.readString(in));
        assertFalse(Files.exists(folder.resolve("new")));
    }

    @ParameterizedTest
    @CsvSource({
        "fierhose:archive, (did you mean 'firehose'?)",
        "stream:orders, (did you mean 'kinesis'?)",
        "Kinesis:orders, (did you mean 'kinesis'?)",
        "'s3:bucket/key', '(known: kinesis, firehose)'"
    })
    void anUnknownTargetIsNoFile(String target, String suggestion) throws Exception {
        String expected = "'" + target + "' names no target: unknown '" + target.substring(0, target.indexOf(':') + 1)
                + "' " + suggestion + "; a file of that name is ./" + target;
        assertRefused(expected, "process", "-e", ".", "in.ndjson", "--to", target);
        assertRefused(expected, "process", "-e", ".", "in.ndjson", "--parked", target);
        assertRefused(expected, "push", "archive", "in.ndjson", "--parked", target);
        assertRefused(expected, "produce", "orders", "in.ndjson", "--parked", target);
        assertRefused(expected, "run", "same.yaml", "--from", "orders", "--to", target);
        assertRefused(expected, "run", "same.yaml", "--from", "orders", "--to", "-", "--parked", target);
        assertRefused(expected, "run", "same.yaml", "--from", target, "--to", "-");
        assertRefused(expected, "lambda", "invoke", "same.yaml", "in.ndjson", "--to", target);
        assertRefused("--parked: 'firehose:x' is no file", "push", "archive", "in.ndjson", "--parked", "firehose:x");
        assertRefused("--from: 'firehose:x' is no stream", "run", "same.yaml", "--from", "firehose:x", "--to", "-");
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.noneMatch(each -> each.getFileName().toString().contains(":")));
        }
        assertEquals(
                0, kdt("", "process", "-e", ".", "in.ndjson", "--to", "./x:y").code());
        assertEquals(List.of("1", "2"), lines("x:y"));
    }

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

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    private void assertRefused(String message, String... args) {
        Ran ran = kdt("", args);
        assertEquals(2, ran.code(), () -> List.of(args) + ": " + ran.err());
        assertTrue(ran.err().contains(message), ran.err());
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

    private void produce(int from, int to) {
        String lines = IntStream.range(from, to).mapToObj(each -> each + "\n").collect(Collectors.joining());
        Ran ran = kdt(lines, "produce", "orders");
        assertEquals(0, ran.code(), ran.err());
    }

    private Ran run(String pipeline, String... more) {
        List<String> args =
                new ArrayList<>(List.of("run", pipeline, "--from", "orders", "--until", "now", "--state", "state"));
        args.addAll(List.of(more));
        return kdt("", args.toArray(String[]::new));
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

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }

    private Ran kdt(String in, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new Kdt(new Console(
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Terminal.NONE,
                        Map.of("KDT_LOCAL", "127.0.0.1:" + endpoint.port(), "HOME", folder.toString()),
                        folder,
                        Clock.systemUTC(),
                        time -> Thread.sleep(time.compareTo(LONGEST_WAIT) < 0 ? time : LONGEST_WAIT),
                        Signals.NONE))
                .run(args);
        return new Ran(err.toString(StandardCharsets.UTF_8), code);
    }
}
