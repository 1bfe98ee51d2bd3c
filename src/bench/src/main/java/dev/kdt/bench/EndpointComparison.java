package dev.kdt.bench;

import dev.kdt.comparison.StreamLoad;
import dev.kdt.local.file.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * {@code kdt local} beside the emulators from npm, each in a process of its own, under the same load from raw connections whose
 * requests are made beforehand. Prints a table for each.
 *
 * <p>{@code mvn -Pbench -Dbench=local -DskipTests verify} runs it and installs the packages under {@code target/}; {@code
 * -Dbench.peers=kdt,kinesalite} chooses.
 */
final class EndpointComparison {
    private static final int STARTS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration LOAD = Duration.ofSeconds(10);
    private static final Duration FILL = Duration.ofSeconds(40);
    private static final long DRAINED = 1_000_000;

    private final Path project;
    private final Path work;

    private EndpointComparison(Path project) throws IOException {
        this.project = project;
        this.work = Files.createDirectories(project.resolve("target/bench-local"));
        Folders.delete(work.resolve("data"));
    }

    public static void main(String[] args) throws Exception {
        EndpointComparison comparison = new EndpointComparison(Path.of("").toAbsolutePath());
        List<String> wanted = List.of(args[0].split(","));
        comparison.install();
        System.out.printf(
                "%n%-14s %12s %14s %14s %14s %12s %10s %10s%n",
                "", "first answer", "put/s, 1 conn", "put/s, 8 conn", "read/s", "of records", "resident", "pushed in");
        for (LocalPeer peer : LocalPeer.values()) {
            if (wanted.contains(peer.toString())) {
                comparison.measure(peer);
            }
        }
    }

    /** Installs the npm packages, and lets kdt build itself and prepare its start. */
    private void install() throws IOException, InterruptedException {
        Files.writeString(work.resolve("package.json"), "{\"private\":true}\n");
        run(work, "npm", "install", "--no-audit", "--no-fund", "--silent", "kinesis-local@0.6.2", "kinesalite@3.3.3");
        run(project, project.resolve("kdt").toString(), "--version");
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("exit " + code + " of: " + String.join(" ", command));
        }
    }

    private void measure(LocalPeer peer) throws IOException, InterruptedException {
        List<Duration> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (RunningPeer running = RunningPeer.start(peer, project, work)) {
                starts.add(running.firstAnswer());
            }
        }
        starts.sort(null);
        try (RunningPeer running = RunningPeer.start(peer, project, work)) {
            StreamLoad load = StreamLoad.create(running.uri(), "puts");
            load.put(1, WARM_UP, Long.MAX_VALUE);
            StreamLoad.Rate one = load.put(1, LOAD, Long.MAX_VALUE);
            StreamLoad.Rate eight = load.put(8, LOAD, Long.MAX_VALUE);
            StreamLoad drained = StreamLoad.create(running.uri(), "drained");
            drained.put(8, FILL, DRAINED);
            StreamLoad.Rate read = drained.drain();
            System.out.printf(
                    Locale.ROOT,
                    "%-14s %9d ms %,14.0f %,14.0f %,14.0f %,12d %,6d MiB %10s%n",
                    peer,
                    starts.get(STARTS / 2).toMillis(),
                    one.perSecond(),
                    eight.perSecond(),
                    read.perSecond(),
                    read.records(),
                    running.residentMiB(),
                    pushed(running));
        }
    }

    /** The delay of records on their way to a subscriber; empty where there are no subscriptions. */
    private static String pushed(RunningPeer running) throws InterruptedException {
        try {
            return String.format(
                    Locale.ROOT,
                    "%.1f ms",
                    FanOutDelay.median(running.uri(), "pushed").toNanos() / 1e6);
        } catch (IOException | SdkException _) {
            return "-";
        }
    }
}
