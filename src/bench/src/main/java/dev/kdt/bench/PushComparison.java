package dev.kdt.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code kdt push}, with and without {@code --pack}, beside {@link PlainPusher}: a file's lines, click events of about 500 bytes, to
 * {@link PutStub}, which answers at once that all were taken. What is measured is the cost of the client; the stub runs beside it.
 *
 * <p>{@code mvn -Pbench -Dbench=push -DskipTests verify} runs it; {@code -Dbench.arguments=N} sets the number of events (2,000,000, about
 * 1 GB).
 */
final class PushComparison {
    private static final String DELIVERY = "bench";

    private final Contest contest;
    private final int events;

    private PushComparison(int events) throws IOException {
        this.contest = new Contest("push");
        this.events = events;
    }

    public static void main(String[] args) throws Exception {
        new PushComparison(Integer.parseInt(args[0])).run();
    }

    private void run() throws IOException, InterruptedException {
        Path file = contest.file("events-" + events);
        if (!Files.exists(file)) {
            contest.timed("./kdt produce --template clicks -n " + events + " --seed 1 --dry-run > " + file);
        }
        try (RunningPeer endpoint = RunningPeer.start(LocalPeer.KDT, contest.project(), contest.file(""))) {
            contest.useEndpoint(endpoint.uri());
            contest.timed("./kdt delivery create " + DELIVERY + Contest.BUCKET_AND_ROLE);
            try (PutStub stub = new PutStub(endpoint.uri())) {
                contest.useEndpoint(stub.uri());
                String push = "./kdt push " + DELIVERY + " " + file;
                contest.add("kdt push", events, push);
                contest.add("kdt push --pack", events, push + " --pack");
                contest.add("kdt --pack --requests 2", events, push + " --pack --requests 2");
                contest.add(
                        "plain loop",
                        events,
                        Contest.java(PlainPusher.class) + " " + stub.uri() + " " + DELIVERY + " " + file);
                contest.run(String.format("%,d events, %,d bytes", events, Files.size(file)));
            }
        }
    }
}
