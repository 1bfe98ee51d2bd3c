package dev.kdt.cli.transcript;

import dev.kdt.cli.Kdt;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.flow.Stop;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Commands in the background. */
final class Jobs implements AutoCloseable {
    private static final Duration TIME_TO_END = Duration.ofSeconds(60);

    private final List<Job> jobs = new ArrayList<>();

    private record Job(List<String> args, Thread thread, List<Stop> stops) {}

    /** Makes the world of a command. */
    interface World {
        Console with(PrintStream err, Signals signals);
    }

    /** Starts a command and waits until it says the first thing: that it is ready, or why it cannot be. */
    void start(World world, String... args) throws InterruptedException {
        CountDownLatch said = new CountDownLatch(1);
        start(world, args, said, new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                said.countDown();
            }
        });
        said.await();
    }

    /** Starts a command whose conversation goes into a file. */
    void startInto(Path file, World world, String... args) throws IOException {
        start(world, args, new CountDownLatch(1), new FileOutputStream(file.toFile()));
    }

    private void start(World world, String[] args, CountDownLatch ended, OutputStream heard) {
        List<Stop> stops = new ArrayList<>();
        Console console = world.with(new PrintStream(heard, true, StandardCharsets.UTF_8), stops::add);
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                new Kdt(console).run(args);
            } finally {
                ended.countDown();
            }
        });
        jobs.add(new Job(List.of(args), thread, stops));
    }

    /**
     * Asks all of them to stop, and waits for it.
     *
     * @throws AssertionError when one of them goes on
     */
    @Override
    public void close() {
        for (Job job : jobs.reversed()) {
            job.stops().forEach(stop -> stop.request(Stop.Reason.TERMINATE));
            try {
                if (!job.thread().join(TIME_TO_END)) {
                    throw new AssertionError("'kdt " + String.join(" ", job.args()) + "' does not stop");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        jobs.clear();
    }
}
