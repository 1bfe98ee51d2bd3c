package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.KplReader;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.flow.BatchApi.Verdict;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.Retries;
import dev.kdt.flow.Stop;
import dev.kdt.pipeline.Output;
import dev.kdt.record.HashKey;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Aggregates on a real stream, over HTTP and the SDK. */
class AggregatePutTest {
    @TempDir
    private Path folder;

    private Endpoint endpoint;
    private Clients clients;

    @BeforeEach
    void start() throws Exception {
        endpoint = Endpoint.start(EndpointOptions.in(folder.resolve("data")).withTransition(Duration.ZERO));
        clients = Clients.oneShot(new AwsSettings(null, null, null, endpoint.uri(), Map.of()));
        streams().create("orders", 3);
    }

    @AfterEach
    void stop() throws Exception {
        clients.close();
        endpoint.close();
    }

    @Test
    void manySmallRecordsBecomeFewAndComeBackWithTheirKeysInTheirOrder() throws Exception {
        List<Output> outputs = IntStream.range(0, 2_000)
                .mapToObj(i -> output("key-" + i % 17, "record " + i))
                .toList();
        put().put(outputs).forEach(each -> assertInstanceOf(Verdict.Delivered.class, each));
        assertTrue(wireRecords() <= 6, () -> wireRecords() + " records");
        List<KinesisRecord> users = userRecords();
        assertEquals(2_000, users.size());
        Map<String, Integer> lastOfKey = new HashMap<>();
        for (KinesisRecord each : users) {
            int number = Integer.parseInt(each.data().toText().substring("record ".length()));
            assertEquals("key-" + number % 17, each.partitionKey());
            Integer before = lastOfKey.put(String.valueOf(each.partitionKey()), number);
            assertTrue(before == null || before < number, before + " before " + number);
        }
    }

    @Test
    void everyUserRecordIsInTheShardThatItsKeyBelongsTo() throws Exception {
        put().put(IntStream.range(0, 500).mapToObj(i -> output("key-" + i, "x")).toList());
        assertEquals(500, userRecords().size());
        assertEquals(500, inTheirShard());
    }

    @Test
    void aRecordThatIsLargeOrAloneIsPutAsItIs() throws Exception {
        put().put(List.of(output("a", "x".repeat(60_000))));
        put().put(List.of(output("b", "alone")));
        List<String> keys = new ArrayList<>();
        for (Shard shard : streams().shards("orders")) {
            records(shard).forEach(each -> keys.add(each.partitionKey()));
        }
        assertEquals(Set.of("a", "b"), Set.copyOf(keys));
        assertEquals(2, keys.size());
    }

    @Test
    void anExplicitHashKeyDecidesTheShard() throws Exception {
        put().put(IntStream.range(0, 20)
                .mapToObj(i -> output("key-" + i, HashKey.MAX.toString(), "x"))
                .toList());
        assertEquals(1, records(streams().shards("orders").getLast()).size());
    }

    @Test
    void anExplicitHashKeyThatIsNoneIsRefusedAlone() throws Exception {
        List<Verdict> verdicts = put().put(List.of(output("a", "-7", "x"), output("a", null, "y")));
        assertInstanceOf(Verdict.Refused.class, verdicts.getFirst());
        assertInstanceOf(Verdict.Delivered.class, verdicts.getLast());
    }

    @Test
    void afterASplitWhatTheKclWouldDropIsSentAgain() throws Exception {
        AggregatePut put = put();
        for (Shard shard : streams().shards("orders")) {
            clients.kinesis()
                    .splitShard(request -> request.streamName("orders")
                            .shardToSplit(shard.shardId())
                            .newStartingHashKey(HashKey.parse(
                                            shard.hashKeyRange().startingHashKey())
                                    .middle(HashKey.parse(shard.hashKeyRange().endingHashKey()))
                                    .toString()));
        }
        List<Output> pending = IntStream.range(0, 500)
                .mapToObj(i -> output("key-" + i, "record " + i))
                .toList();
        int sentAgain = 0;
        while (!pending.isEmpty()) {
            List<Verdict> verdicts = put.put(pending);
            List<Output> outputs = pending;
            pending = IntStream.range(0, outputs.size())
                    .filter(i -> verdicts.get(i) instanceof Verdict.Again)
                    .mapToObj(outputs::get)
                    .toList();
            sentAgain += pending.size();
        }
        assertTrue(sentAgain > 100 && sentAgain < 400, "sent again: " + sentAgain);
        assertEquals(500, inTheirShard());
    }

    @Test
    void aStreamThatIsNotThereIsSaidAtOnce() {
        FlowException thrown = assertThrows(FlowException.class, () -> put("nowhere"));
        assertTrue(String.valueOf(thrown.getMessage()).startsWith("stream 'nowhere' not found"), thrown::getMessage);
    }

    private AggregatePut put() throws InterruptedException {
        return put("orders");
    }

    private AggregatePut put(String stream) throws InterruptedException {
        KinesisPut put = new KinesisPut(clients.kinesis(), stream, clients.place(), new Random(1));
        StreamShards shards = StreamShards.of(
                stream, clients.kinesis(), clients.place(), StreamShards.Spreading.BY_KEY, Retries.atOnce(new Stop()));
        return new AggregatePut(put, shards, AggregatePut.Keys.IN_ANY);
    }

    private StreamControl streams() {
        return new StreamControl(clients.kinesis(), clients.place(), _ -> {});
    }

    private static Output output(String key, String text) {
        return output(key, null, text);
    }

    private static Output output(String key, @Nullable String explicitHashKey, String text) {
        Slice data = Slice.utf8(text);
        return new Output(data, new KinesisRecord(Position.UNKNOWN, key, explicitHashKey, null, data));
    }

    private long wireRecords() {
        try {
            long count = 0;
            for (Shard shard : streams().shards("orders")) {
                count += records(shard).size();
            }
            return count;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<KinesisRecord> userRecords() throws InterruptedException {
        List<KinesisRecord> users = new ArrayList<>();
        for (Shard shard : streams().shards("orders")) {
            users.addAll(userRecords(shard));
        }
        return users;
    }

    /** How many different user records there are in the shards of their keys. */
    private int inTheirShard() throws InterruptedException {
        Set<String> found = new HashSet<>();
        OpenShards open = OpenShards.of(streams().shards("orders"));
        for (Shard shard : streams().shards("orders")) {
            for (KinesisRecord each : userRecords(shard)) {
                String key = String.valueOf(each.partitionKey());
                HashKey hash = HashKey.ofPartitionKey(key.getBytes(StandardCharsets.UTF_8));
                if (open.holding(hash).shard().equals(shard.shardId())) {
                    found.add(key);
                }
            }
        }
        return found.size();
    }

    private List<KinesisRecord> userRecords(Shard shard) {
        KplReader reader = new KplReader();
        List<KinesisRecord> users = new ArrayList<>();
        for (Record each : records(shard)) {
            KinesisRecord wire = new KinesisRecord(
                    Position.UNKNOWN,
                    each.partitionKey(),
                    null,
                    null,
                    Slice.of(each.data().asByteArray()));
            List<KinesisRecord> split = reader.split(wire);
            users.addAll(split == null ? List.of(wire) : split);
        }
        return users;
    }

    private List<Record> records(Shard shard) {
        String iterator = clients.kinesis()
                .getShardIterator(request -> request.streamName("orders")
                        .shardId(shard.shardId())
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        return clients.kinesis()
                .getRecords(request -> request.shardIterator(iterator))
                .records();
    }
}
