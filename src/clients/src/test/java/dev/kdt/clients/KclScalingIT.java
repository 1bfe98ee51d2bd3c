package dev.kdt.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.local.EndpointClients;
import dev.kdt.process.Waiting;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** One worker of the Kinesis Client Library and one stream, which is scaled by every step that UpdateShardCount allows. */
@Execution(ExecutionMode.CONCURRENT)
class KclScalingIT {
    private static final String STREAM = "orders";
    private static final int MOST_SHARDS = 6;
    private static final int RECORDS_A_STEP = 60;

    @TempDir
    Path folder;

    @Test
    void readsAllRecordsAcrossEveryStepBetweenOneAndSixShards() throws Exception {
        try (Endpoint endpoint = Endpoint.start(EndpointOptions.in(folder));
                KinesisClient kinesis = EndpointClients.kinesis(endpoint.uri());
                LeaseTables tables = new LeaseTables()) {
            kinesis.createStream(r -> r.streamName(STREAM).shardCount(1));
            awaitActive(kinesis);
            put(kinesis, 0);
            KclWorker worker = KclWorker.start(STREAM, endpoint.uri(), tables, KclWorker.Retrieval.POLLING);
            try {
                Waiting.until(() -> !worker.seen().isEmpty(), "the worker saw nothing");
                int put = RECORDS_A_STEP;
                for (int shards : tour()) {
                    kinesis.updateShardCount(r ->
                            r.streamName(STREAM).targetShardCount(shards).scalingType(ScalingType.UNIFORM_SCALING));
                    awaitActive(kinesis);
                    put(kinesis, put);
                    put += RECORDS_A_STEP;
                    int all = put;
                    Waiting.until(
                            () -> numbers(worker).size() == all,
                            "the worker does not see all " + all + " records, with " + shards + " shards");
                }
            } finally {
                worker.end();
            }
        }
    }

    @Test
    void theTourTakesEveryStepOnce() {
        Set<String> steps = new TreeSet<>();
        int shards = 1;
        for (int next : tour()) {
            steps.add(shards + "->" + next);
            shards = next;
        }
        assertEquals(
                Set.of(
                        "1->2", "2->1", "2->3", "2->4", "3->2", "3->4", "3->5", "3->6", "4->2", "4->3", "4->5", "4->6",
                        "5->3", "5->4", "5->6", "6->3", "6->4", "6->5"),
                steps);
        assertEquals(steps.size(), tour().size());
    }

    /**
     * The counts of shards, one after the other from one on, so that every allowed step is taken once: to twice as many at the
     * most, and to half as many at the least. There is such a tour, as there is a step back for each (Hierholzer).
     */
    private static List<Integer> tour() {
        Map<Integer, Deque<Integer>> steps = new HashMap<>();
        for (int from = 1; from <= MOST_SHARDS; from++) {
            for (int to = 1; to <= MOST_SHARDS; to++) {
                if (from != to && to <= 2 * from && from <= 2 * to) {
                    steps.computeIfAbsent(from, _ -> new ArrayDeque<>()).add(to);
                }
            }
        }
        Deque<Integer> path = new ArrayDeque<>(List.of(1));
        Deque<Integer> tour = new ArrayDeque<>();
        while (!path.isEmpty()) {
            Integer next = steps.getOrDefault(path.peek(), new ArrayDeque<>()).poll();
            if (next == null) {
                tour.push(path.pop());
            } else {
                path.push(next);
            }
        }
        List<Integer> counts = new ArrayList<>(tour);
        return counts.subList(1, counts.size());
    }

    private static Set<Integer> numbers(KclWorker worker) {
        return worker.seen().stream().map(KclIT.Seen::number).collect(Collectors.toSet());
    }

    private static void put(KinesisClient kinesis, int from) {
        List<PutRecordsRequestEntry> entries = IntStream.range(from, from + RECORDS_A_STEP)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("key " + i)
                        .data(SdkBytes.fromUtf8String(String.valueOf(i)))
                        .build())
                .toList();
        assertEquals(
                0,
                kinesis.putRecords(r -> r.streamName(STREAM).records(entries)).failedRecordCount());
    }

    private static void awaitActive(KinesisClient kinesis) throws InterruptedException {
        Waiting.until(
                () -> kinesis.describeStreamSummary(r -> r.streamName(STREAM))
                                .streamDescriptionSummary()
                                .streamStatus()
                        == StreamStatus.ACTIVE,
                "the stream does not become active");
    }
}
