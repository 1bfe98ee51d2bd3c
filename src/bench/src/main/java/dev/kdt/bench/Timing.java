package dev.kdt.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time of one whole process, its start included.
 *
 * @param wall seconds on the clock
 * @param cpu seconds of processor time, user and system
 * @param peakMiB the most memory that one process held; 0 where the system does not tell
 */
record Timing(double wall, double cpu, long peakMiB) {
    private static final Pattern CHILDREN = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*$");

    /** Runs a shell command in {@code folder}; what it writes is thrown away. */
    static Timing of(String command, Path folder) throws IOException, InterruptedException {
        return of(command, folder, Map.of());
    }

    /** The same with variables of the environment. */
    static Timing of(String command, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        // The last line of "times" is the time of the shell's children.
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "{ " + command + "; } >/dev/null 2>&1 || exit; times")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        long peak = PeakMemory.until(process);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        double wall = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        Matcher children = CHILDREN.matcher(said);
        if (code != 0 || !children.find()) {
            throw new IOException("exit " + code + " of: " + command);
        }
        return new Timing(wall, seconds(children, 1) + seconds(children, 3), peak);
    }

    private static double seconds(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group)) * 60 + Double.parseDouble(matcher.group(group + 1));
    }
}
