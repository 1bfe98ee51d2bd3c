package dev.kdt.bench;

import java.io.IOException;
import java.nio.file.Files;

/**
 * {@code kdt run}, from a stream of {@code kdt local} through a filter and a map to a delivery stream there, beside {@link PlainRunner}
 * and a loop of the JavaScript SDK that do the same with click events of about 500 bytes in four shards.
 *
 * <p>{@code mvn -Pbench -Dbench=run -DskipTests verify} runs it; {@code -Dbench.arguments=N} sets the number of events (500,000).
 */
final class RunComparison {
    private static final String STREAM = "bench";
    private static final String DELIVERY = "bench-out";

    private static final String PIPELINE = """
        name: bench
        steps:
          - filter: .type != "scroll"
          - map: "{id, type, at, user, total: (.items[0].qty * .items[0].price)}"
        """;

    private final Contest contest;
    private final int events;

    private RunComparison(int events) throws IOException {
        this.contest = new Contest("run");
        this.events = events;
    }

    public static void main(String[] args) throws Exception {
        new RunComparison(Integer.parseInt(args[0])).run();
    }

    private void run() throws IOException, InterruptedException {
        contest.install("run.mjs");
        Files.writeString(contest.file("bench.yaml"), PIPELINE);
        try (RunningPeer endpoint = RunningPeer.start(LocalPeer.KDT, contest.project(), contest.file(""))) {
            contest.useEndpoint(endpoint.uri());
            contest.timed("./kdt stream create " + STREAM + " --shards 4 && ./kdt produce " + STREAM
                    + " --template clicks -n " + events + " && ./kdt delivery create " + DELIVERY
                    + Contest.BUCKET_AND_ROLE);
            String run = "./kdt run " + contest.file("bench.yaml") + " --from " + STREAM + " --to firehose:" + DELIVERY
                    + " --until now --reset --state " + contest.file("state");
            contest.add("kdt run", events, run);
            contest.add("kdt run --requests 2", events, run + " --requests 2");
            contest.add("kdt run --pack", events, run + " --pack");
            contest.add("kdt --pack --requests 2", events, run + " --pack --requests 2");
            contest.add(
                    "plain loop",
                    events,
                    Contest.java(PlainRunner.class) + " " + endpoint.uri() + " " + STREAM + " " + DELIVERY);
            contest.add("node SDK", events, "node " + contest.file("run.mjs") + " " + STREAM + " " + DELIVERY);
            contest.run(String.format("%,d events", events));
        }
    }
}
