package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.fault.FaultRule;
import dev.kdt.endpoint.fault.Faults;
import dev.kdt.flow.Sleeper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every command that moves data, against an endpoint on which something goes wrong all the time: nothing is lost, and what may be
 * there twice is told.
 */
class FaultyEndpointTest {
    private static final int RECORDS = 3_000;
    private static final Duration LONGEST_WAIT = Duration.ofMillis(5);

    @TempDir
    Path folder;

    private Endpoint endpoint;

    /** What a command did. */
    private record Ran(List<String> out, String err, int code) {}

    @BeforeEach
    void start() throws IOException {
        endpoint = Endpoint.start(EndpointOptions.in(folder.resolve("data"))
                .withTransition(Duration.ZERO)
                .withFaults(List.of(), 7));
        assertEquals(0, kdt("", "stream", "create", "orders", "--shards", "2").code());
        assertEquals(0, kdt("", "stream", "create", "copy", "--shards", "2").code());
        assertEquals(
                0,
                kdt("", "delivery", "create", "archive", "--bucket", "lake", "--buffer-time", "0s")
                        .code());
        Files.writeString(folder.resolve("same.yaml"), "name: same\nsteps: []\nencode: ndjson\n");
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throttle op=PutRecords rate=0.4",
                "partial op=PutRecords rate=0.3",
                "partial-error op=PutRecords rate=0.3",
                "unavailable op=PutRecords rate=0.4",
                "drop op=PutRecords rate=0.4",
                "slow op=PutRecords rate=0.4 for=20ms",
                "error op=PutRecords rate=0.4"
            })
    void produceSendsEachRecordOnce(String fault) {
        faults(fault);
        Ran ran = kdt(numbers(), "produce", "orders");
        assertStruck(ran);
        assertOnce(stream("orders"), ran);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost op=PutRecords rate=0.4", "timeout op=PutRecords rate=0.4 for=5ms"})
    void produceTellsWhatMayBeThereTwice(String fault) {
        faults(certain(fault), fault);
        Ran ran = kdt(numbers(), "produce", "orders");
        assertStruck(ran);
        assertDoubled(stream("orders"), ran);
    }

    @Test
    void produceFollowsAReshardingUnderIt() throws Exception {
        Thread resharding = Thread.ofPlatform().start(() -> {
            for (int shard = 0; shard < 6; shard++) {
                kdt("", "stream", "split", "orders", String.valueOf(shard));
            }
        });
        Ran ran = kdt(numbers(), "produce", "orders");
        resharding.join();
        assertEquals(0, ran.code(), ran.err());
        assertOnce(stream("orders"), ran);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throttle op=GetRecords rate=0.4",
                "error op=GetRecords rate=0.4",
                "unavailable op=GetRecords rate=0.4",
                "drop op=GetRecords rate=0.4",
                "lost op=GetRecords rate=0.4",
                "timeout op=GetRecords rate=0.4 for=5ms",
                "slow op=GetRecords rate=0.4 for=5ms",
                "expired op=GetRecords rate=0.4",
                "seal op=GetRecords times=3",
                "throttle op=GetShardIterator rate=0.4",
                "drop op=GetShardIterator rate=0.4",
                "throttle op=ListShards times=2",
                "drop op=ListShards times=2"
            })
    void tailShowsEachRecordOnce(String fault) {
        fill();
        faults(fault);
        Ran ran = kdt("", "tail", "orders", "--since", "trim-horizon", "--until", "now", "-o", "text");
        assertStruck(ran);
        assertOnce(ran.out(), ran);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throttle op=PutRecordBatch rate=0.4",
                "partial op=PutRecordBatch rate=0.3",
                "unavailable op=PutRecordBatch rate=0.4",
                "drop op=PutRecordBatch rate=0.4",
                "slow op=PutRecordBatch rate=0.4 for=20ms",
                "error op=PutRecordBatch rate=0.4"
            })
    void pushDeliversEachRecordOnce(String fault) throws Exception {
        faults(fault);
        Ran ran = kdt(numbers(), "push", "archive");
        assertStruck(ran);
        assertOnce(objects(), ran);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost op=PutRecordBatch rate=0.4", "timeout op=PutRecordBatch rate=0.4 for=5ms"})
    void pushTellsWhatMayBeThereTwice(String fault) throws Exception {
        faults(certain(fault), fault);
        Ran ran = kdt(numbers(), "push", "archive");
        assertStruck(ran);
        assertDoubled(objects(), ran);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throttle rate=0.3",
                "partial rate=0.3",
                "error rate=0.3",
                "unavailable rate=0.3",
                "drop rate=0.3",
                "slow rate=0.3 for=5ms",
                "expired op=GetRecords rate=0.4",
                "seal op=GetRecords times=3"
            })
    void runDeliversEachRecordOnce(String fault) throws Exception {
        fill();
        for (String target : List.of("firehose:archive", "kinesis:copy")) {
            faults(fault);
            Ran ran = run(target);
            assertStruck(ran);
            assertOnce(target.startsWith("firehose") ? objects() : stream("copy"), ran);
            Ran again = run(target);
            assertTrue(again.err().startsWith("0 records"), again.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost rate=0.3", "timeout rate=0.3 for=5ms"})
    void runTellsWhatMayBeThereTwice(String fault) throws Exception {
        fill();
        faults(certain(fault + " op=PutRecordBatch"), fault);
        Ran ran = run("firehose:archive");
        assertStruck(ran);
        assertDoubled(objects(), ran);
    }

    /** When nothing is ever taken, everything is parked. */
    @Test
    void whatIsNeverTakenIsParked() throws Exception {
        faults("unavailable op=PutRecords");
        Ran ran = kdt(numbers(), "produce", "orders", "--parked", "parked.ndjson");
        assertEquals(1, ran.code(), ran.err());
        assertEquals(
                RECORDS, Files.readAllLines(folder.resolve("parked.ndjson")).size());
        faults();
        Ran again = kdt("", "produce", "orders", "--in", "envelope", "parked.ndjson");
        assertEquals(0, again.code(), again.err());
        assertOnce(stream("orders"), again);
    }

    private Ran run(String target) {
        String group = target.replace(':', '-');
        return kdt(
                "",
                "run",
                "same.yaml",
                "--from",
                "orders",
                "--to",
                target,
                "--until",
                "now",
                "--group",
                group,
                "--state",
                "state");
    }

    private void fill() {
        Ran filled = kdt(numbers(), "produce", "orders");
        assertEquals(0, filled.code(), filled.err());
    }

    private void assertStruck(Ran ran) {
        assertEquals(0, ran.code(), ran.err());
        long struck = endpoint.faults().standings().stream()
                .mapToLong(Faults.Standing::struck)
                .sum();
        assertTrue(struck > 0, "the fault never struck");
    }

    /** Everything is there, once. */
    private static void assertOnce(List<String> found, Ran ran) {
        assertNothingLost(found, ran);
        assertEquals(RECORDS, found.size(), () -> "some are there twice; " + ran.err());
    }

    private static void assertNothingLost(List<String> found, Ran ran) {
        Set<String> lost = new TreeSet<>(expected());
        found.forEach(lost::remove);
        assertEquals(Set.of(), lost, () -> "lost; " + ran.err());
    }

    /** Everything is there; and there are more, as it was said. */
    private static void assertDoubled(List<String> found, Ran ran) {
        assertNothingLost(found, ran);
        assertTrue(found.size() > RECORDS, "nothing is there twice");
        assertTrue(ran.err().contains(" possibly duplicated"), ran.err());
    }

    private List<String> stream(String name) {
        faults();
        Ran ran = kdt("", "tail", name, "--since", "trim-horizon", "--until", "now", "-o", "text");
        assertEquals(0, ran.code(), ran.err());
        return ran.out().stream().filter(line -> !line.isEmpty()).toList(); // An encoded line has an end of its own.
    }

    private List<String> objects() throws IOException {
        faults();
        endpoint.flush("archive").join();
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("data/s3/lake"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    /** The same fault, once and without fail. */
    private static String certain(String fault) {
        return fault.replaceFirst("rate=\\S+", "times=1");
    }

    private void faults(String... rules) {
        endpoint.faults().clear();
        endpoint.faults().add(Stream.of(rules).map(FaultRule::parse).toList());
    }

    private static String numbers() {
        return String.join("\n", expected()) + "\n";
    }

    private static List<String> expected() {
        return IntStream.range(0, RECORDS).mapToObj(String::valueOf).toList();
    }

    private Ran kdt(String in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Sleeper hurried = time -> Thread.sleep(time.compareTo(LONGEST_WAIT) < 0 ? time : LONGEST_WAIT);
        int code = new Kdt(new Console(
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Terminal.NONE,
                        Map.of("KDT_LOCAL", "127.0.0.1:" + endpoint.port(), "HOME", folder.toString()),
                        folder,
                        Clock.systemUTC(),
                        hurried,
                        Signals.NONE))
                .run(args);
        return new Ran(
                out.toString(StandardCharsets.UTF_8).lines().toList(), err.toString(StandardCharsets.UTF_8), code);
    }
}
