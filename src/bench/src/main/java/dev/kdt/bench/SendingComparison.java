package dev.kdt.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code kdt produce} beside what else sends a file's lines to a stream: {@link PlainWriter}, a loop of the JavaScript SDK, one of the
 * AWS CLI, and the Kinesis Producer Library. All send the same click events, of about 500 bytes, to four shards of {@code kdt local}, in
 * turn; the median of five runs, or one run of what takes long. The JavaScript loop sends a tenth of them, the CLI a hundredth. The library
 * speaks HTTPS only, so it has a {@code kdt local --tls} of its own. First, the cost of {@code produce} alone, against
 * {@link PutStub}.
 *
 * <p>{@code mvn -Pbench -Dbench=send -DskipTests verify} runs it; {@code -Dbench.arguments=N} sets the number of events (500,000).
 */
final class SendingComparison {
    private static final String STREAM = "bench";

    /** A stream of one shard, the one that the stub names for each record. */
    private static final String STUBBED = "stubbed";

    private final Contest contest;
    private final int events;

    private SendingComparison(int events) throws IOException {
        this.contest = new Contest("send");
        this.events = events;
    }

    public static void main(String[] args) throws Exception {
        new SendingComparison(Integer.parseInt(args[0])).run();
    }

    private void run() throws IOException, InterruptedException {
        contest.install("send.sh", "send.mjs");
        for (int count : new int[] {events, events / 10, events / 100}) {
            make(count);
        }
        try (RunningPeer endpoint = RunningPeer.start(LocalPeer.KDT, contest.project(), contest.file(""))) {
            contest.useEndpoint(endpoint.uri());
            contest.timed("./kdt stream create " + STREAM + " --shards 4");
            contest.timed("./kdt stream create " + STUBBED + " --shards 1");
            try (PutStub stub = new PutStub(endpoint.uri())) {
                contest.useEndpoint(stub.uri());
                compareCost(stub);
            }
            contest.useEndpoint(endpoint.uri());
            try (SecureEndpoint secure = SecureEndpoint.start(contest, STREAM)) {
                compare(endpoint, secure);
            }
        }
    }

    private void make(int count) throws IOException, InterruptedException {
        if (!Files.exists(file(count))) {
            contest.timed("./kdt produce --template clicks -n " + count + " --seed 1 --dry-run > " + file(count));
        }
    }

    private void compareCost(PutStub stub) throws IOException, InterruptedException {
        addKdt(STUBBED);
        contest.add("plain loop", events, plainLoop(stub.uri(), STUBBED));
        contest.run(String.format("%,d events to a stub that takes all", events));
        System.out.printf("the stub took %,d records, aggregates as one%n", stub.taken());
    }

    private void compare(RunningPeer endpoint, SecureEndpoint secure) throws IOException, InterruptedException {
        addKdt(STREAM);
        contest.add("plain loop", events, plainLoop(endpoint.uri(), STREAM));
        contest.add(
                "producer library",
                events,
                Contest.java(ProducerLibrary.class) + " " + secure.port() + " " + STREAM + " " + file(events));
        contest.add(
                "node SDK", events / 10, "node " + contest.file("send.mjs") + " " + STREAM + " " + file(events / 10));
        contest.add("aws CLI", events / 100, "sh " + contest.file("send.sh") + " " + STREAM + " " + file(events / 100));
        contest.run(String.format("%,d events to kdt local", events));
    }

    private void addKdt(String stream) {
        String produce = "./kdt produce " + stream + " " + file(events);
        contest.add("kdt produce", events, produce);
        contest.add("kdt --requests 4", events, produce + " --requests 4");
        contest.add("kdt --aggregate", events, produce + " --aggregate --requests 4");
    }

    private String plainLoop(Object endpoint, String stream) {
        return Contest.java(PlainWriter.class) + " " + endpoint + " " + stream + " " + file(events);
    }

    private Path file(int count) {
        return contest.file("events-" + count);
    }
}
