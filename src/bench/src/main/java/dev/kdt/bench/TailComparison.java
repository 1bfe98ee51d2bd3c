package dev.kdt.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code kdt tail} beside what else reads a stream to its end: {@link PlainReader}, a loop of the JavaScript SDK, and one of the AWS
 * CLI. All read the same click events, of about 500 bytes in four shards, from {@code kdt local} into a file, in turn; the median of
 * five runs, or one run of what takes long. The last two read a tenth of the events, since they take minutes for all.
 *
 * <p>{@code mvn -Pbench -Dbench=tail -DskipTests verify} runs it; {@code -Dbench.arguments=N} sets the number of events (1,000,000).
 */
final class TailComparison {
    private static final int RUNS = 5;
    private static final double LONG_SECONDS = 20;
    private static final String ALL = "all";
    private static final String TENTH = "tenth";

    private final Path project = Path.of("").toAbsolutePath();
    private final Path work = project.resolve("target/bench-tail");
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "AWS_REGION", "eu-west-1",
            "AWS_DEFAULT_REGION", "eu-west-1",
            "AWS_ACCESS_KEY_ID", "bench",
            "AWS_SECRET_ACCESS_KEY", "bench"));
    private final int events;

    private TailComparison(int events) {
        this.events = events;
    }

    public static void main(String[] args) throws Exception {
        new TailComparison(Integer.parseInt(args[0])).run();
    }

    private void run() throws IOException, InterruptedException {
        Files.createDirectories(work);
        copy("drain.sh");
        copy("drain.mjs");
        Files.writeString(work.resolve("package.json"), "{\"private\":true}\n");
        Timing.of("cd " + work + " && npm install --no-audit --no-fund --silent @aws-sdk/client-kinesis", project);
        Timing.of("./kdt --version", project);
        try (RunningPeer endpoint = RunningPeer.start(LocalPeer.KDT, project, work)) {
            environment.put("AWS_ENDPOINT_URL", endpoint.uri().toString());
            fill(ALL, events);
            fill(TENTH, events / 10);
            compare(endpoint.uri().toString());
        }
    }

    private void fill(String stream, int count) throws IOException, InterruptedException {
        timed("./kdt stream create " + stream + " --shards 4 && ./kdt produce " + stream + " --template clicks -n "
                + count);
    }

    private void compare(String endpoint) throws IOException, InterruptedException {
        String tail = "./kdt tail " + ALL + " --since trim-horizon --until now -o ndjson";
        Map<String, String> commands = new LinkedHashMap<>();
        commands.put(
                "plain loop",
                java() + " -cp " + System.getProperty("java.class.path") + " " + PlainReader.class.getName() + " "
                        + endpoint + " " + ALL + " " + out());
        commands.put("kdt tail", tail + " > " + out());
        commands.put("kdt tail --where", tail + " --where '.type == \"order\"' > " + out());
        commands.put("node SDK", "node " + work.resolve("drain.mjs") + " " + TENTH + " " + out());
        commands.put("aws CLI", "sh " + work.resolve("drain.sh") + " " + TENTH + " " + out());
        Map<String, List<Timing>> timings = new LinkedHashMap<>();
        for (int run = 0; run < RUNS; run++) {
            for (Map.Entry<String, String> each : commands.entrySet()) {
                List<Timing> known = timings.computeIfAbsent(each.getKey(), _ -> new ArrayList<>());
                if (known.isEmpty() || known.getFirst().wall() < LONG_SECONDS) {
                    known.add(timed(each.getValue()));
                }
            }
        }
        print(timings);
    }

    private void print(Map<String, List<Timing>> timings) {
        System.out.printf("%n%,d events, %d runs in turn, median%n", events, RUNS);
        System.out.printf(
                "%n%-20s%12s%10s%10s%12s%14s%16s%n",
                "", "events", "wall s", "cpu s", "peak MiB", "events/s", "cpu s/million");
        timings.forEach((name, all) -> {
            Timing median = all.stream()
                    .sorted(Comparator.comparingDouble(Timing::wall))
                    .skip(all.size() / 2)
                    .findFirst()
                    .orElseThrow();
            int read = name.startsWith("node") || name.startsWith("aws") ? events / 10 : events;
            System.out.printf(
                    "%-20s%,12d%10.2f%10.2f%12d%,14.0f%16.2f%n",
                    name,
                    read,
                    median.wall(),
                    median.cpu(),
                    median.peakMiB(),
                    read / median.wall(),
                    median.cpu() * 1e6 / read);
        });
    }

    /** The JVM that runs this: another one may be the first on the path. */
    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Timing timed(String command) throws IOException, InterruptedException {
        return Timing.of(command, project, environment);
    }

    private Path out() {
        return work.resolve("out");
    }

    private void copy(String script) throws IOException {
        try (InputStream in = Objects.requireNonNull(TailComparison.class.getResourceAsStream(script))) {
            Files.write(work.resolve(script), in.readAllBytes());
        }
    }
}
