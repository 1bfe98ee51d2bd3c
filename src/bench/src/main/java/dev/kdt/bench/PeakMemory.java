package dev.kdt.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The most memory that a process or one of its descendants has held, sampled while they run. For one thread. */
final class PeakMemory {
    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(50);

    private long kib;

    /** Samples until the process ends, and returns MiB; 0 where the system does not tell. */
    static long until(Process process) throws InterruptedException {
        PeakMemory peak = new PeakMemory();
        do {
            Stream.concat(Stream.of(process.toHandle()), process.descendants()).forEach(peak::sample);
        } while (!process.waitFor(BETWEEN_SAMPLES));
        return peak.kib >> 10;
    }

    /** The kernel keeps the highest value of a process. */
    private void sample(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .forEach(each -> kib = Math.max(kib, each));
        } catch (IOException | UncheckedIOException _) {
            // It has ended, or there is no such file system.
        }
    }
}
