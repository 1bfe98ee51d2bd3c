package dev.kdt.cli;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Terminal;
import dev.kdt.generate.Templates;
import dev.kdt.generate.compiled.Generation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A run of the usual commands of a kind for the JVM to learn from: the launcher lets it write what it loaded, linked and counted
 * into the cache with which later runs start (JEP 483, 514 and 515). Prints nothing, and leaves nothing behind.
 */
public final class Training {
    private static final String EVENTS = "events.ndjson";
    private static final int EVENT_COUNT = 100_000;

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

    /** Runs the commands of the kind that {@code args} names: {@code files} or {@code services}. */
    public static void main(String[] args) throws IOException {
        Main.console(); // Part of every start.
        Path folder = Files.createTempDirectory("kdt-training-");
        try {
            Training training = new Training(folder);
            switch (args[0]) {
                case "files" -> training.files();
                case "services" -> training.services();
                default -> throw new IllegalArgumentException(args[0]);
            }
        } finally {
            delete(folder);
        }
    }

    private void files() throws IOException {
        kdt("process", "--help");
        try (OutputStream out = Files.newOutputStream(folder.resolve(EVENTS))) {
            Generation.Records clicks =
                    Templates.named("clicks").generation(1, Instant.EPOCH).records();
            ByteBuilder event = new ByteBuilder();
            for (int i = 0; i < EVENT_COUNT; i++) {
                clicks.next(event);
                event.put('\n').writeTo(out);
                event.clear();
            }
        }
        for (String program : PROGRAMS) {
            kdt("process", "--quiet", "-e", program, "--in", "ndjson", "-o", "ndjson", EVENTS);
        }
    }

    private void services() {
        kdt("--version");
        kdt("--help");
        kdt("demo");
        kdt("no-such-command");
    }

    private void kdt(String... args) {
        new Kdt(new Console(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
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
