package dev.kdt.cli;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A run of the usual commands for the JVM to learn from: the launcher lets it write what it loaded, linked and counted into the
 * cache with which later runs start (JEP 483, 514 and 515). Prints nothing, and leaves nothing behind.
 */
public final class Training {
    private static final String EVENTS = "events.ndjson";
    private static final String EVENT_COUNT = "100000";

    /** Such as people write; the hot path's profile comes from here. */
    private static final List<String> PROGRAMS = List.of(
            ".",
            "select(.type == \"order\")",
            "{id, type, total: (.items[0].qty * .items[0].price), email: (\"***@\" + (.user.email | split(\"@\")[1]))}",
            "{id, count: (.items | length), total: ([.items[] | .qty * .price] | add)}",
            ".items[] | {sku, qty} | select(.qty > 1 and (.sku | test(\"^[a-m]\")))");

    private final Path folder;

    private Training(Path folder) {
        this.folder = folder;
    }

    /** Runs the commands; {@code args} are not looked at. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("kdt-training-");
        try {
            new Training(folder).run();
        } finally {
            delete(folder);
        }
    }

    private void run() throws IOException {
        kdt("--version");
        kdt("--help");
        kdt("process", "--help");
        try (OutputStream events = Files.newOutputStream(folder.resolve(EVENTS))) {
            kdt(events, "produce", "events", "--template", "clicks", "-n", EVENT_COUNT, "--seed", "1", "--dry-run");
        }
        for (String program : PROGRAMS) {
            kdt("process", "--quiet", "-e", program, "--in", "ndjson", EVENTS);
        }
        kdt("demo");
        kdt("no-such-command");
    }

    private void kdt(String... args) {
        kdt(OutputStream.nullOutputStream(), args);
    }

    private void kdt(OutputStream out, String... args) {
        new Kdt(new Console(
                        InputStream.nullInputStream(),
                        out,
                        new PrintStream(OutputStream.nullOutputStream()),
                        new Terminal(false, false, false),
                        Map.of(),
                        folder,
                        Clock.systemUTC(),
                        Thread::sleep,
                        new ProcessSignals(code -> {})))
                .run(args);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
