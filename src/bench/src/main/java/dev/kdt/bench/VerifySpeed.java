package dev.kdt.bench;

import dev.kdt.local.file.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code kdt verify} on records of four shards of {@code kdt local}, in aggregates, of which {@code kdt run} delivered nineteen of twenty to a
 * file: matched by contents, and by stamps. Both end with exit code 0, so that nothing is missing. Temporary files take about three gigabytes
 * for ten million records, the stream and the files about four.
 *
 * <p>{@code mvn -Pbench -Dbench=verify -DskipTests verify} runs it; {@code -Dbench.arguments=N} sets the number of records (10,000,000).
 */
final class VerifySpeed {
    private static final String STREAM = "big";

    private final Contest contest;
    private final int records;

    private VerifySpeed(int records) throws IOException {
        this.contest = new Contest("verify");
        this.records = records;
    }

    public static void main(String[] args) throws Exception {
        new VerifySpeed(Integer.parseInt(args[0])).run();
    }

    private void run() throws IOException, InterruptedException {
        Folders.delete(contest.file("state"));
        Folders.delete(contest.file("data"));
        try (RunningPeer endpoint = RunningPeer.start(LocalPeer.KDT, contest.project(), contest.file(""))) {
            contest.useEndpoint(endpoint.uri());
            contest.timed("./kdt stream create " + STREAM + " --shards 4 && seq 1 " + records
                    + " | sed 's/.*/{\"n\":&,\"name\":\"record &\",\"even\":true}/' | ./kdt produce " + STREAM
                    + " --aggregate -k '.n % 1000 | tostring'");
            deliver("contents", "");
            deliver("stamps", "  - stamp: ._kdt\n");
            contest.run(String.format("%,d records", records));
        }
    }

    private void deliver(String name, String lastStep) throws IOException, InterruptedException {
        Path pipeline = contest.file(name + ".yaml");
        Path delivered = contest.file(name + ".ndjson");
        Files.deleteIfExists(delivered);
        Files.writeString(
                pipeline, "name: " + name + "\nsteps:\n  - filter: .n % 20 != 0\n" + lastStep + "encode: ndjson\n");
        contest.timed("./kdt run " + pipeline + " --from " + STREAM + " --until now --to " + delivered + " --state "
                + contest.file("state"));
        contest.add(
                "by " + name,
                records,
                "./kdt verify --stream " + STREAM + " --delivered " + delivered + " --pipeline " + pipeline + " --temp "
                        + contest.file(""));
    }
}
