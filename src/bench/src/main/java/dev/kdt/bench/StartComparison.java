package dev.kdt.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The start of commands that do little: the median of 20 runs of each, in turn. Beside {@code kdt} there are a Java hello world, Node.js
 * with an empty script and with one call of the SDK, and the AWS CLI, each version of it that is installed; the calls go to {@code kdt
 * local}.
 *
 * <p>{@code mvn -Pbench -Dbench=start -DskipTests verify} runs it; {@code -Dbench.arguments=N} sets the number of runs.
 */
final class StartComparison {
    /** Runs that count for nothing: the first of each may prepare caches. */
    private static final int WARM_UP = 2;

    private static final List<String> CLIS = List.of("/usr/bin/aws", "/usr/local/bin/aws");

    private final Contest contest;
    private final int runs;
    private final Map<String, String> commands = new LinkedHashMap<>();
    private final Map<String, List<Double>> milliseconds = new HashMap<>();

    private StartComparison(int runs) throws IOException {
        this.contest = new Contest("start");
        this.runs = runs;
    }

    public static void main(String[] args) throws Exception {
        new StartComparison(Integer.parseInt(args[0])).run();
    }

    private void run() throws IOException, InterruptedException, URISyntaxException {
        contest.install("list.mjs");
        Path one = contest.file("one.ndjson");
        contest.timed("./kdt produce --template clicks -n 1 --seed 1 --dry-run > " + one);
        try (RunningPeer endpoint = RunningPeer.start(LocalPeer.KDT, contest.project(), contest.file(""))) {
            contest.useEndpoint(endpoint.uri());
            contest.timed("./kdt stream create orders");
            commands.put("Java hello world", hello());
            commands.put("node -e 0", "node -e 0");
            commands.put("kdt --version", "./kdt --version");
            commands.put("kdt --help", "./kdt --help");
            commands.put("kdt tail --help", "./kdt tail --help");
            commands.put("kdt process --help", "./kdt process --help");
            commands.put("kdt process -e . FILE", "./kdt process -e . " + one);
            commands.put("kdt stream list", "./kdt stream list");
            commands.put("node SDK: ListStreams", "node " + contest.file("list.mjs"));
            for (String cli : clis()) {
                commands.put(cli, cli + " kinesis list-streams");
            }
            measure();
        }
        print();
    }

    private static String hello() throws URISyntaxException {
        Path classes = Path.of(
                Hello.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return Path.of(System.getProperty("java.home"), "bin", "java") + " -cp " + classes + " "
                + Hello.class.getName();
    }

    /** The AWS CLIs that are there: the one on the path without what a version manager puts before it, and those of packages. */
    private List<String> clis() throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        Path named = contest.file("aws-on-path");
        contest.timed("{ pyenv which aws || command -v aws || echo; } > " + named);
        List<String> candidates =
                new ArrayList<>(List.of(Files.readString(named).strip()));
        candidates.addAll(CLIS);
        for (String each : candidates) {
            if (!each.isEmpty() && Files.isExecutable(Path.of(each)) && !found.contains(each)) {
                found.add(each);
            }
        }
        return found;
    }

    private void measure() throws IOException, InterruptedException {
        for (int run = 0; run < WARM_UP + runs; run++) {
            for (Map.Entry<String, String> each : commands.entrySet()) {
                double took = contest.milliseconds(each.getValue());
                if (run >= WARM_UP) {
                    milliseconds
                            .computeIfAbsent(each.getKey(), name -> new ArrayList<>())
                            .add(took);
                }
            }
        }
    }

    private void print() {
        double hello = median("Java hello world");
        System.out.printf("%nStart, median of %d runs in turn%n%n%-36s%8s%16s%n", runs, "", "ms", "hello worlds");
        for (String name : commands.keySet()) {
            System.out.printf("%-36s%8.0f%16.1f%n", name, median(name), median(name) / hello);
        }
    }

    private double median(String name) {
        List<Double> sorted = milliseconds.get(name).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
