package dev.kdt.bench;

import dev.kdt.bench.DeliveryLoad.Connections;
import dev.kdt.bench.DeliveryLoad.Kind;
import dev.kdt.local.file.Folders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Deliveries of {@code kdt local} beside moto's, where that is installed: the processor time of a server that was just
 * started, the age of the oldest record when its object appears, and the memory. Fails when a record is missing or doubled.
 *
 * <p>{@code mvn -Pbench -Dbench=delivery -DskipTests verify} runs it; {@code -Dbench.arguments} says how many records.
 */
final class DeliveryComparison {
    private static final int INTERVAL_SECONDS = 2;
    /** moto is asked for fewer: its time for each grows with what it holds. */
    private static final int MOTO_SHARE = 20;

    private final Path project = Path.of("").toAbsolutePath();
    private final Path work = project.resolve("target/bench-delivery");

    public static void main(String[] arguments) throws Exception {
        int records = Integer.parseInt(arguments[0]) / 500 * 500;
        DeliveryComparison comparison = new DeliveryComparison();
        Folders.delete(comparison.work);
        Files.createDirectories(comparison.work);
        comparison.prepare();
        System.out.printf(
                "%n%-18s %10s %10s %14s %14s %10s%n",
                "", "records", "records/s", "CPU s/million", "oldest record", "memory");
        for (Kind kind : Kind.values()) {
            comparison.kdt(kind, records);
        }
        if (isInstalled("moto_server")) {
            comparison.moto(records / MOTO_SHARE / 500 * 500);
        } else {
            System.out.println("moto is not installed (pip install 'moto[server]')");
        }
    }

    /** Lets kdt build itself and prepare its start. */
    private void prepare() throws IOException, InterruptedException {
        int code = new ProcessBuilder(project.resolve("kdt").toString(), "--version")
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kdt ended with " + code);
        }
    }

    private void kdt(Kind kind, int records) throws IOException, InterruptedException {
        String name = "load-" + kind.name().toLowerCase(Locale.ROOT);
        Path data;
        double seconds;
        double cpu;
        long memory;
        try (RunningPeer kdt = RunningPeer.start(LocalPeer.KDT, project, work)) {
            data = work.resolve("data").resolve(String.valueOf(kdt.uri().getPort()));
            DeliveryLoad load = DeliveryLoad.create(kdt.uri(), name, kind, INTERVAL_SECONDS);
            double before = kdt.cpuSeconds();
            seconds = load.put(records, Connections.KEPT);
            load.flush();
            cpu = kdt.cpuSeconds() - before;
            memory = kdt.peakMiB();
        }
        DeliveredObjects delivered = DeliveredObjects.in(data.resolve("s3").resolve(name));
        if (delivered.records() != records) {
            throw new IOException(delivered.records() + " of " + records + " records were delivered");
        }
        String oldest = "%.1f s of %d".formatted(delivered.oldestMillis() / 1e3, INTERVAL_SECONDS);
        row("kdt, " + kind.name().toLowerCase(Locale.ROOT), records, seconds, cpu, oldest, memory);
        Folders.delete(data);
    }

    private void moto(int records) throws IOException, InterruptedException {
        try (RunningPeer moto = RunningPeer.start(LocalPeer.MOTO, project, work)) {
            DeliveryLoad.createBucket(moto.uri(), "load");
            DeliveryLoad load = DeliveryLoad.create(moto.uri(), "load", Kind.PLAIN, INTERVAL_SECONDS);
            double before = moto.cpuSeconds();
            double seconds = load.put(records, Connections.ONE_EACH);
            row("moto", records, seconds, moto.cpuSeconds() - before, "", moto.peakMiB());
        }
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void row(String who, int records, double seconds, double cpu, String oldest, long memory) {
        System.out.printf(
                Locale.ROOT,
                "%-18s %,10d %,10.0f %14.1f %14s %6d MiB%n",
                who,
                records,
                records / seconds,
                cpu * 1e6 / records,
                oldest,
                memory);
    }
}
