package dev.kdt.bench;

import dev.kdt.local.EndpointClients;
import dev.kdt.local.file.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * The time of a record from before its put until {@code kdt tail} has printed its line, polling and with {@code --efo}: a real {@code
 * kdt local}, a real {@code kdt tail} whose stdout is read, and a producer that puts one record after the other, at random times. Prints
 * median, 95th percentile and maximum.
 *
 * <p>{@code mvn -Pbench -Dbench=tail-delay -DskipTests verify} runs it.
 */
final class TailDelay {
    private static final int WARM_UP = 30;
    private static final int MEASURED = 200;
    private static final long PATIENCE_SECONDS = 60;
    private static final String STREAM = "delayed";

    private final Path project;
    private final Path work;

    private TailDelay(Path project) throws IOException {
        this.project = project;
        this.work = Files.createDirectories(project.resolve("target/bench-tail"));
        Folders.delete(work.resolve("data"));
    }

    public static void main(String[] args) throws Exception {
        TailDelay delay = new TailDelay(Path.of("").toAbsolutePath());
        System.out.printf("%n%-26s %10s %10s %10s%n", "put to printed line", "median", "95 %", "longest");
        try (RunningPeer endpoint = RunningPeer.start(LocalPeer.KDT, delay.project, delay.work);
                KinesisClient kinesis = EndpointClients.kinesis(endpoint.uri())) {
            kinesis.createStream(request -> request.streamName(STREAM).shardCount(1));
            kinesis.waiter().waitUntilStreamExists(request -> request.streamName(STREAM));
            delay.measure(endpoint, kinesis, List.of());
            // As against AWS, where each shard takes five reads a second.
            delay.measure(endpoint, kinesis, List.of("--reads", "2"));
            delay.measure(endpoint, kinesis, List.of("--efo"));
        }
    }

    private void measure(RunningPeer endpoint, KinesisClient kinesis, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(project.resolve("kdt").toString(), "tail", STREAM, "--since", "trim-horizon", "-o", "text"));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectError(work.resolve("tail.log").toFile());
        builder.environment().put("KDT_LOCAL", endpoint.uri().getAuthority());
        Process tail = builder.start();
        LinkedBlockingQueue<Long> delays = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> read(tail, delays));
        try {
            print(String.join(" ", command.subList(1, 2)) + " " + String.join(" ", options), delays(kinesis, delays));
        } finally {
            tail.destroy();
            tail.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Notes each line's age as soon as it is read; what earlier runs put is older than any. */
    private static void read(Process tail, LinkedBlockingQueue<Long> delays) {
        try (BufferedReader lines = tail.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                delays.add(System.nanoTime() - Long.parseLong(line));
            }
        } catch (IOException e) {
            // The process has ended.
        }
    }

    private static List<Long> delays(KinesisClient kinesis, LinkedBlockingQueue<Long> delays)
            throws IOException, InterruptedException {
        List<Long> measured = new ArrayList<>();
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            long sent = System.nanoTime();
            kinesis.putRecord(request ->
                    request.streamName(STREAM).partitionKey("k").data(SdkBytes.fromUtf8String(String.valueOf(sent))));
            long delay = Long.MAX_VALUE;
            while (delay > System.nanoTime() - sent) { // A line that was put before this one.
                Long next = delays.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new IOException("no line within " + PATIENCE_SECONDS + " s");
                }
                delay = next;
            }
            if (i >= WARM_UP) {
                measured.add(delay);
            }
            // Not in step with a reader that asks again after a line.
            Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextInt(500)));
        }
        measured.sort(null);
        return measured;
    }

    private static void print(String name, List<Long> delays) {
        System.out.printf(
                Locale.ROOT,
                "%-26s %7.1f ms %7.1f ms %7.1f ms%n",
                name,
                delays.get(delays.size() / 2) / 1e6,
                delays.get(delays.size() * 95 / 100) / 1e6,
                delays.getLast() / 1e6);
    }
}
