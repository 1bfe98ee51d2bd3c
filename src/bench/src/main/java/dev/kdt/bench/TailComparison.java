package dev.kdt.bench;

import java.io.IOException;
import java.nio.file.Path;

/**
 * {@code kdt tail} beside what else reads a stream to its end: {@link PlainReader}, a loop of the JavaScript SDK, and one of the AWS
 * CLI. All read the same click events, of about 500 bytes in four shards, from {@code kdt local} into a file, in turn; the median of
 * five runs, or one run of what takes long. The last two read a tenth of the events, since they take minutes for all.
 *
 * <p>{@code mvn -Pbench -Dbench=tail -DskipTests verify} runs it; {@code -Dbench.arguments=N} sets the number of events (1,000,000).
 */
final class TailComparison {
    private static final String ALL = "all";
    private static final String TENTH = "tenth";

    private final Contest contest;
    private final int events;

    private TailComparison(int events) throws IOException {
        this.contest = new Contest("tail");
        this.events = events;
    }

    public static void main(String[] args) throws Exception {
        new TailComparison(Integer.parseInt(args[0])).run();
    }

    private void run() throws IOException, InterruptedException {
        contest.install("drain.sh", "drain.mjs");
        try (RunningPeer endpoint = RunningPeer.start(LocalPeer.KDT, contest.project(), contest.file(""))) {
            contest.useEndpoint(endpoint.uri());
            fill(ALL, events);
            fill(TENTH, events / 10);
            compare(endpoint.uri().toString());
        }
    }

    private void fill(String stream, int count) throws IOException, InterruptedException {
        contest.timed("./kdt stream create " + stream + " --shards 4 && ./kdt produce " + stream
                + " --template clicks -n " + count);
    }

    private void compare(String endpoint) throws IOException, InterruptedException {
        Path out = contest.file("out");
        String tail = "./kdt tail " + ALL + " --since trim-horizon --until now -o ndjson";
        contest.add("plain loop", events, Contest.java(PlainReader.class) + " " + endpoint + " " + ALL + " " + out);
        contest.add("kdt tail", events, tail + " > " + out);
        contest.add("kdt tail --where", events, tail + " --where '.type == \"order\"' > " + out);
        contest.add("node SDK", events / 10, "node " + contest.file("drain.mjs") + " " + TENTH + " " + out);
        contest.add("aws CLI", events / 10, "sh " + contest.file("drain.sh") + " " + TENTH + " " + out);
        contest.run(String.format("%,d events", events));
    }
}
