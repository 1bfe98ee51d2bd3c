package dev.kdt.cli;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A run of the usual commands of a kind for the JVM to learn from: the launcher lets it write what it loaded, linked and counted
 * into the cache with which later runs start (JEP 483, 514 and 515). Prints nothing, and leaves nothing behind.
 */
public final class Training {
    private static final String EVENTS = "events.ndjson";
    private static final String EVENT_COUNT = "100000";

    /** Of calls: what is called often enough has a profile in the cache, and is compiled at once. */
    private static final int ROUNDS = 20;

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

    /** Runs the commands of the kind that {@code args} names: one of {@link JvmProfile.Cache}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Main.prepare();
        Main.console(); // Part of every start.
        Path folder = Files.createTempDirectory("kdt-training-");
        try {
            Training training = new Training(folder);
            switch (JvmProfile.Cache.valueOf(args[0].toUpperCase(Locale.ROOT))) {
                case HELP -> training.help();
                case CALLS -> training.calls();
                case FILES -> training.files();
                case SERVICES -> training.services();
            }
        } finally {
            delete(folder);
        }
        Main.end(0); // Part of every end.
    }

    private void help() {
        kdt("--version");
        kdt("--help");
        kdt("no-such-command");
        Commands.paths().forEach(each -> kdt((each + " --help").split(" ")));
    }

    /** The server runs in a process of its own: its classes are none of these commands'. */
    private void calls() throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String data = folder.resolve("data").toString();
        Process server =
                child("server.log", "local", "--port", Integer.toString(port), "--data", data, "--stream", "orders");
        try {
            Map<String, String> local = Map.of("KDT_LOCAL", "127.0.0.1:" + port);
            Map<String, String> plain = Map.of(
                    "AWS_ACCESS_KEY_ID", "k",
                    "AWS_SECRET_ACCESS_KEY", "s",
                    "AWS_REGION", "eu-west-1",
                    "AWS_ENDPOINT_URL", "http://127.0.0.1:" + port);
            while (server.isAlive() && kdt(local, "stream", "list") != 0) {
                Thread.sleep(100);
            }
            kdt(plain, "stream", "list", "--region", "eu-west-1", "--endpoint-url", "http://127.0.0.1:" + port);
            for (int i = 0; i < ROUNDS; i++) {
                for (Map<String, String> each : List.of(local, plain)) {
                    kdt(each, "stream", "list");
                    kdt(each, "stream", "list", "-o", "pretty");
                    kdt(each, "stream", "describe", "orders");
                    kdt(each, "stream", "describe", "no-such-stream");
                    kdt(each, "delivery", "list");
                }
            }
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private void files() throws IOException, InterruptedException {
        kdt("process", "--help");
        // In a process of its own: what makes records is no part of these commands.
        child(EVENTS, "produce", "--template", "clicks", "-n", EVENT_COUNT, "--seed", "1", "--dry-run")
                .waitFor();
        kdt("process", "-e", ".", EVENTS); // The summary, and the search for the form of the input.
        kdt("process", "-e", ".id", "-n", "10", EVENTS);
        for (String program : PROGRAMS) {
            kdt("process", "--quiet", "-e", program, "--in", "ndjson", "-o", "ndjson", EVENTS);
        }
    }

    /**
     * Starts a command in a process of its own.
     *
     * @param output file in the folder for what it prints
     */
    private Process child(String output, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve(output).toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void services() {
        kdt("--version");
        kdt("--help");
        kdt("demo", "--data", "demo");
        kdt("no-such-command");
    }

    private void kdt(String... args) {
        kdt(Map.of(), args);
    }

    private int kdt(Map<String, String> environment, String... args) {
        return new Kdt(new Console(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        new PrintStream(OutputStream.nullOutputStream()),
                        new Terminal(false, false, false),
                        environment,
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
