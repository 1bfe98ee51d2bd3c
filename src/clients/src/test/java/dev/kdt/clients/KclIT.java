package dev.kdt.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.local.EndpointClients;
import dev.kdt.process.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** The Kinesis Client Library: leases in DynamoDB, lineage, checkpoints; polling, and fan-out over HTTP/2. */
@Execution(ExecutionMode.CONCURRENT)
class KclIT {
    private static final String STREAM = "orders";
    private static final String MIDDLE_OF_THE_FIRST_SHARD = "85070591730234615865843651857942052864";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void readsAllRecordsThroughASplitAndGoesOnWhereItLeftOff(KclWorker.Retrieval retrieval) throws Exception {
        try (LocalKdt kdt = LocalKdt.start(folder, "--stream", STREAM + ":2");
                KinesisClient kinesis = EndpointClients.kinesis(kdt.uri());
                LeaseTables tables = new LeaseTables()) {
            put(kinesis, 0, 300);
            kinesis.splitShard(r -> r.streamName(STREAM)
                    .shardToSplit("shardId-000000000000")
                    .newStartingHashKey(MIDDLE_OF_THE_FIRST_SHARD));
            kinesis.waiter().waitUntilStreamExists(r -> r.streamName(STREAM));
            put(kinesis, 300, 600);

            List<Seen> first = seen(kdt, tables, retrieval, 600);
            assertEquals(numbers(0, 600), sorted(first));
            assertTrue(
                    lastOf(first, "shardId-000000000000") < firstOf(first, "shardId-000000000002")
                            && lastOf(first, "shardId-000000000000") < firstOf(first, "shardId-000000000003"),
                    "children were read before their parent was: " + first);

            putAggregates(kdt, 600, 900);
            assertEquals(numbers(600, 900), sorted(seen(kdt, tables, retrieval, 300)));
        }
    }

    /** What a worker sees that starts, reads so many records and ends. */
    private static List<Seen> seen(LocalKdt kdt, LeaseTables tables, KclWorker.Retrieval retrieval, int count)
            throws Exception {
        KclWorker worker = KclWorker.start(STREAM, kdt.uri(), tables, retrieval);
        try {
            Waiting.until(
                    () -> !worker.seen().isEmpty(), "the worker saw nothing"); // It may sleep for half a minute first.
            Waiting.until(() -> worker.seen().size() >= count, "the worker saw too few records");
        } finally {
            worker.end();
        }
        return worker.seen();
    }

    private static void put(KinesisClient kinesis, int from, int to) {
        List<PutRecordsRequestEntry> entries = IntStream.range(from, to)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("key " + i)
                        .data(SdkBytes.fromUtf8String(String.valueOf(i)))
                        .build())
                .toList();
        assertEquals(
                0,
                kinesis.putRecords(r -> r.streamName(STREAM).records(entries)).failedRecordCount());
    }

    /** In our own aggregates, which the KCL takes apart. */
    private static void putAggregates(LocalKdt kdt, int from, int to) throws Exception {
        List<String> lines = numbers(from, to).stream().map(String::valueOf).toList();
        Files.write(kdt.place().folder().resolve("numbers.txt"), lines);
        kdt.run("produce", STREAM, "numbers.txt", "--aggregate", "-k", "\"key \\(.)\"");
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static List<Integer> sorted(List<Seen> seen) {
        return new ArrayList<>(seen.stream().map(Seen::number).sorted().toList());
    }

    private static int firstOf(List<Seen> seen, String shard) {
        return places(seen, shard).getFirst();
    }

    private static int lastOf(List<Seen> seen, String shard) {
        return places(seen, shard).getLast();
    }

    private static TreeSet<Integer> places(List<Seen> seen, String shard) {
        TreeSet<Integer> places = new TreeSet<>();
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i).shard().equals(shard)) {
                places.add(i);
            }
        }
        return places;
    }

    /** A record as an application of the KCL sees it. */
    record Seen(String shard, int number) {}
}
