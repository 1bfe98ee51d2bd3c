package dev.kdt.bench;

import dev.kdt.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code kdt} in a process that writes, at its end, what it took to the file that {@code kdt.measured} names. */
final class MeasuredMain {
    private MeasuredMain() {}

    public static void main(String[] args) throws Exception {
        Path file = Path.of(System.getProperty("kdt.measured"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> write(file)));
        Main.main(args);
    }

    /** Kilobytes of the largest resident set, and nanoseconds of processor time. */
    private static void write(Path file) {
        try {
            String peak = Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("\\D", "");
            var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            Files.writeString(file, peak + " " + system.getProcessCpuTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
