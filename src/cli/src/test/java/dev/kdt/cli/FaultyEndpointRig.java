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
import java.io.InputStream;
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
import org.junit.jupiter.api.io.TempDir;

/** Commands against an endpoint on which something goes wrong all the time, and what is found on it afterwards. */
abstract class FaultyEndpointRig {
    static final int RECORDS = 3_000;
    private static final Duration LONGEST_WAIT = Duration.ofMillis(5);

    @TempDir
    Path folder;

    private Endpoint endpoint;

    /** What a command did. */
    record Ran(List<String> out, String err, int code) {}

    @BeforeEach
    final void start() throws IOException {
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
    final void stop() throws IOException {
        endpoint.close();
    }

    void assertStruck(Ran ran) {
        assertEquals(0, ran.code(), ran.err());
        long struck = endpoint.faults().standings().stream()
                .mapToLong(Faults.Standing::struck)
                .sum();
        assertTrue(struck > 0, "the fault never struck");
    }

    /** Everything is there, once. */
    static void assertOnce(List<String> found, Ran ran) {
        assertNothingLost(found, ran);
        assertEquals(RECORDS, found.size(), () -> "some are there twice; " + ran.err());
    }

    private static void assertNothingLost(List<String> found, Ran ran) {
        Set<String> lost = new TreeSet<>(expected());
        found.forEach(lost::remove);
        assertEquals(Set.of(), lost, () -> "lost; " + ran.err());
    }

    /** Everything is there; and there are more, as it was said. */
    static void assertDoubled(List<String> found, Ran ran) {
        assertNothingLost(found, ran);
        assertTrue(found.size() > RECORDS, "nothing is there twice");
        assertTrue(ran.err().contains(" possibly duplicated"), ran.err());
    }

    List<String> stream(String name, String... more) {
        faults();
        List<String> args =
                new ArrayList<>(List.of("tail", name, "--since", "trim-horizon", "--until", "now", "-o", "text"));
        args.addAll(List.of(more));
        Ran ran = kdt("", args.toArray(String[]::new));
        assertEquals(0, ran.code(), ran.err());
        return ran.out().stream().filter(line -> !line.isEmpty()).toList(); // An encoded line has an end of its own.
    }

    List<String> objects() throws IOException {
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
    static String certain(String fault) {
        return fault.replaceFirst("rate=\\S+", "times=1");
    }

    void faults(String... rules) {
        endpoint.faults().clear();
        endpoint.faults().add(Stream.of(rules).map(FaultRule::parse).toList());
    }

    static String numbers() {
        return String.join("\n", expected()) + "\n";
    }

    private static List<String> expected() {
        return IntStream.range(0, RECORDS).mapToObj(String::valueOf).toList();
    }

    Ran kdt(String in, String... args) {
        return kdt(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), args);
    }

    Ran kdt(InputStream in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Sleeper hurried = time -> Thread.sleep(time.compareTo(LONGEST_WAIT) < 0 ? time : LONGEST_WAIT);
        int code = new Kdt(new Console(
                        in,
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
