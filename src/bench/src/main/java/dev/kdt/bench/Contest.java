package dev.kdt.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Commands that do the same with a stream, each a whole process, measured in turn; the table has the median of each. What takes long is
 * run once, and may be given a part of the records.
 */
final class Contest {
    /** What a delivery stream needs at an endpoint that is named; kdt local puts the objects into a folder. */
    static final String BUCKET_AND_ROLE = " --bucket bench --role arn:aws:iam::123456789012:role/bench";

    private static final int RUNS = 5;
    private static final double LONG_SECONDS = 20;

    private final Path project = Path.of("").toAbsolutePath();
    private final Path work;
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "AWS_REGION", "eu-west-1",
            "AWS_DEFAULT_REGION", "eu-west-1",
            "AWS_ACCESS_KEY_ID", "bench",
            "AWS_SECRET_ACCESS_KEY", "bench"));
    private final List<Entrant> entrants = new ArrayList<>();

    private record Entrant(String name, int records, String command, List<Timing> timings) {
        Timing median() {
            return timings.stream()
                    .sorted(Comparator.comparingDouble(Timing::wall))
                    .skip(timings.size() / 2)
                    .findFirst()
                    .orElseThrow();
        }

        boolean isDue() {
            return timings.isEmpty() || timings.getFirst().wall() < LONG_SECONDS;
        }
    }

    /** @param name of the benchmark; its folder below {@code target} keeps what its commands need */
    Contest(String name) throws IOException {
        work = project.resolve("target/bench-" + name);
        Files.createDirectories(work);
    }

    /** The checkout, where commands run. */
    Path project() {
        return project;
    }

    /** A file in the benchmark's folder. */
    Path file(String name) {
        return work.resolve(name);
    }

    /** The commands' endpoint from now on. */
    void useEndpoint(Object uri) {
        environment.put("AWS_ENDPOINT_URL", uri.toString());
    }

    /** Puts scripts of this package into the folder, with the JavaScript SDK for Kinesis and Firehose. */
    void install(String... scripts) throws IOException, InterruptedException {
        for (String each : scripts) {
            try (InputStream in = Objects.requireNonNull(Contest.class.getResourceAsStream(each))) {
                Files.write(file(each), in.readAllBytes());
            }
        }
        Files.writeString(file("package.json"), "{\"private\":true}\n");
        Timing.of(
                "cd " + work
                        + " && npm install --no-audit --no-fund --silent @aws-sdk/client-kinesis"
                        + " @aws-sdk/client-firehose",
                project);
        Timing.of("./kdt --version", project);
    }

    /** The command that runs a class of this benchmark, by the JVM that runs this: another one may be the first on the path. */
    static String java(Class<?> main) {
        return Path.of(System.getProperty("java.home"), "bin", "java") + " -cp " + System.getProperty("java.class.path")
                + " " + main.getName();
    }

    /** Runs a command with the environment of all. */
    Timing timed(String command) throws IOException, InterruptedException {
        return Timing.of(command, project, environment);
    }

    /** The time on the clock that a command without arguments that need quotes takes, started without a shell. */
    double milliseconds(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command.split(" "))
                .directory(project.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        int code = builder.start().waitFor();
        double took = (System.nanoTime() - start) / 1e6;
        if (code != 0) {
            throw new IOException("exit " + code + " of: " + command);
        }
        return took;
    }

    /** @param records how many the command reads or sends */
    void add(String name, int records, String command) {
        entrants.add(new Entrant(name, records, command, new ArrayList<>()));
    }

    /** Runs all commands in turn, and prints the table of what was added since the last time. */
    void run(String title) throws IOException, InterruptedException {
        for (int run = 0; run < RUNS; run++) {
            for (Entrant each : entrants) {
                if (each.isDue()) {
                    each.timings().add(timed(each.command()));
                }
            }
        }
        System.out.printf("%n%s, %d runs in turn, median%n", title, RUNS);
        System.out.printf(
                "%n%-24s%12s%10s%10s%12s%14s%16s%n",
                "", "records", "wall s", "cpu s", "peak MiB", "records/s", "cpu s/million");
        for (Entrant each : entrants) {
            Timing median = each.median();
            System.out.printf(
                    "%-24s%,12d%10.2f%10.2f%12d%,14.0f%16.2f%n",
                    each.name(),
                    each.records(),
                    median.wall(),
                    median.cpu(),
                    median.peakMiB(),
                    each.records() / median.wall(),
                    median.cpu() * 1e6 / each.records());
        }
        entrants.clear();
    }
}
