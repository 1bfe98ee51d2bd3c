package dev.kdt.answers;

import dev.kdt.cli.Kdt;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
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
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs commands in this process against an endpoint on loopback, with waits cut short.
 *
 * @param folder where the command runs
 * @param timeout how long it waits for an answer
 */
record Command(int port, Path folder, String timeout, Signals signals, Sleeper sleeper, Consumer<String> told) {
    Command(int port, Path folder, String timeout, Signals signals, Sleeper sleeper) {
        this(port, folder, timeout, signals, sleeper, _ -> {});
    }

    static final String PARKED = "parked.ndjson";

    private static final Duration LONGEST_WAIT = Duration.ofMillis(2);

    /** What a command did. */
    record Ran(List<String> out, String err, int code) {}

    static Command at(int port, Path folder) {
        return new Command(port, folder, "200ms", Signals.NONE, Command::hurry);
    }

    Command timeout(String other) {
        return new Command(port, folder, other, signals, sleeper);
    }

    /** The same command; what it says is told as it is said. */
    Command telling(Consumer<String> listener) {
        return new Command(port, folder, timeout, signals, sleeper, listener);
    }

    Ran run(String in, List<String> args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new Kdt(new Console(
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        out,
                        listenedTo(err),
                        Terminal.NONE,
                        Map.of("KDT_LOCAL", "127.0.0.1:" + port, "KDT_TIMEOUT", timeout, "HOME", folder.toString()),
                        folder,
                        Clock.systemUTC(),
                        sleeper,
                        signals))
                .run(args.toArray(String[]::new));
        return new Ran(
                out.toString(StandardCharsets.UTF_8).lines().toList(), err.toString(StandardCharsets.UTF_8), code);
    }

    private PrintStream listenedTo(ByteArrayOutputStream err) {
        return new PrintStream(err, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                super.println(line);
                told.accept(line);
            }
        };
    }

    /** The lines of the file that records were parked in; none when there is no such file. */
    List<String> parked() throws IOException {
        Path file = folder.resolve(PARKED);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static void hurry(Duration time) throws InterruptedException {
        Thread.sleep(time.compareTo(LONGEST_WAIT) < 0 ? time : LONGEST_WAIT);
    }
}
