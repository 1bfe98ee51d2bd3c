package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Commands in this process, in a folder of their own, with an endpoint that has stream {@code orders}. */
abstract class LocalCommands {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(5);

    @TempDir
    Path folder;

    /** Where commands write their data. */
    OutputStream out = new ByteArrayOutputStream();

    /** Variables beside those of the endpoint and the home folder. */
    final Map<String, String> environment = new HashMap<>();

    /** The streams of commands that are a terminal. */
    Terminal terminal = Terminal.NONE;

    /** The endpoint's time, and that of commands. */
    Clock clock = Clock.systemUTC();

    /** The signals that commands get. */
    Signals signals = Signals.NONE;

    private Endpoint endpoint;

    /** What a command did. */
    record Ran(String err, int code) {}

    @BeforeEach
    void start() throws IOException {
        endpoint = Endpoint.start(options(EndpointOptions.in(folder.resolve("data"))
                .withTransition(Duration.ZERO)
                .withClock(clock)));
        assertEquals(0, kdt("", "stream", "create", "orders", "--shards", "2").code());
        Files.writeString(folder.resolve("same.yaml"), "name: same\nsteps: []\nencode: ndjson\n");
        Files.writeString(folder.resolve("odd.yaml"), """
            name: odd
            steps: [{map: 'if . % 2 == 0 then . else error("odd") end'}]
            encode: ndjson
            """);
        Files.writeString(folder.resolve("in.ndjson"), "1\n2\n");
    }

    /** The endpoint's options, for tests that need others. */
    EndpointOptions options(EndpointOptions usual) {
        return usual;
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
    }

    void produce(int from, int to) {
        String lines = IntStream.range(from, to).mapToObj(each -> each + "\n").collect(Collectors.joining());
        Ran ran = kdt(lines, "produce", "orders");
        assertEquals(0, ran.code(), ran.err());
    }

    Ran run(String pipeline, String... more) {
        List<String> args =
                new ArrayList<>(List.of("run", pipeline, "--from", "orders", "--until", "now", "--state", "state"));
        args.addAll(List.of(more));
        return kdt("", args.toArray(String[]::new));
    }

    List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }

    Ran kdt(String in, String... args) {
        environment.putAll(Map.of("KDT_LOCAL", "127.0.0.1:" + endpoint.port(), "HOME", folder.toString()));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new Kdt(new Console(
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        terminal,
                        environment,
                        folder,
                        clock,
                        time -> Thread.sleep(time.compareTo(LONGEST_WAIT) < 0 ? time : LONGEST_WAIT),
                        signals))
                .run(args);
        return new Ran(err.toString(StandardCharsets.UTF_8), code);
    }
}
