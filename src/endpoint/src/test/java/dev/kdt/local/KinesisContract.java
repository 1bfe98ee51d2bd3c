package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** What any Kinesis must do, seen through the AWS SDK. Each environment in which it must hold is a class that extends this one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class KinesisContract {
    private TestedEndpoint tested;
    private KinesisClient kinesis;

    /** Starts what is to be judged; {@code data} is a folder that it may use. */
    protected abstract TestedEndpoint endpoint(Path data) throws IOException;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        tested = endpoint(data);
        kinesis = EndpointClients.kinesis(tested.uri());
    }

    @AfterAll
    void stop() throws IOException {
        kinesis.close();
        tested.close();
    }

    @Test
    void aCreatedStreamBecomesActiveWithEvenShards() {
        String stream = created(3);
        StreamDescriptionSummary summary =
                kinesis.describeStreamSummary(r -> r.streamName(stream)).streamDescriptionSummary();
        assertEquals(StreamStatus.ACTIVE, summary.streamStatus());
        assertEquals(3, summary.openShardCount());
        assertEquals(24, summary.retentionPeriodHours());
        List<Shard> shards = shards(stream);
        assertEquals(
                List.of("shardId-000000000000", "shardId-000000000001", "shardId-000000000002"),
                shards.stream().map(Shard::shardId).toList());
        assertEquals("0", shards.get(0).hashKeyRange().startingHashKey());
        assertEquals(
                "113427455640312821154458202477256070484",
                shards.get(0).hashKeyRange().endingHashKey());
        assertEquals(
                "340282366920938463463374607431768211455",
                shards.get(2).hashKeyRange().endingHashKey());
    }

    @Test
    void aStreamIsCreatedOnce() {
        String stream = created(1);
        ResourceInUseException refused = assertThrows(
                ResourceInUseException.class,
                () -> kinesis.createStream(r -> r.streamName(stream).shardCount(1)));
        assertTrue(refused.awsErrorDetails().errorMessage().endsWith("already exists."), refused::getMessage);
    }

    @Test
    void anUnknownStreamIsNotFound() {
        ResourceNotFoundException refused = assertThrows(
                ResourceNotFoundException.class, () -> kinesis.describeStream(r -> r.streamName("nowhere")));
        assertTrue(refused.awsErrorDetails().errorMessage().startsWith("Stream nowhere under account "));
    }

    @Test
    void recordsComeBackAsTheyWerePutInTheOrderOfTheirSequenceNumbers() {
        String stream = created(1);
        Instant before = Instant.now().minusSeconds(1);
        for (int i = 0; i < 5; i++) {
            String text = "record " + i;
            kinesis.putRecord(r -> r.streamName(stream).partitionKey("key-é").data(SdkBytes.fromUtf8String(text)));
        }
        GetRecordsResponse got = get(iterator(stream, "shardId-000000000000", ShardIteratorType.TRIM_HORIZON, null));
        assertEquals(
                List.of("record 0", "record 1", "record 2", "record 3", "record 4"),
                got.records().stream().map(r -> r.data().asUtf8String()).toList());
        assertEquals("key-é", got.records().getFirst().partitionKey());
        assertTrue(got.records().getFirst().approximateArrivalTimestamp().isAfter(before));
        assertEquals(0, got.millisBehindLatest());
        List<String> sequences =
                got.records().stream().map(r -> r.sequenceNumber()).toList();
        assertEquals(sequences.stream().sorted().toList(), sequences);
    }

    @Test
    void aPartitionKeyDecidesTheShard() {
        String stream = created(4);
        Map<String, String> shardOfKey = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
            String key = "key " + i % 20;
            PutRecordResponse put = kinesis.putRecord(
                    r -> r.streamName(stream).partitionKey(key).data(SdkBytes.fromUtf8String("x")));
            String before = shardOfKey.put(key, put.shardId());
            assertTrue(before == null || before.equals(put.shardId()));
        }
        assertEquals(4, shardOfKey.values().stream().distinct().count());
    }

    @Test
    void anExplicitHashKeyDecidesTheShard() {
        String stream = created(2);
        PutRecordResponse low = kinesis.putRecord(r ->
                r.streamName(stream).partitionKey("same").explicitHashKey("0").data(SdkBytes.fromUtf8String("x")));
        PutRecordResponse high = kinesis.putRecord(r -> r.streamName(stream)
                .partitionKey("same")
                .explicitHashKey("340282366920938463463374607431768211455")
                .data(SdkBytes.fromUtf8String("x")));
        assertEquals("shardId-000000000000", low.shardId());
        assertEquals("shardId-000000000001", high.shardId());
    }

    @Test
    void putRecordsAnswersInRequestOrder() {
        String stream = created(3);
        List<PutRecordsRequestEntry> entries = IntStream.range(0, 500)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("k" + i)
                        .data(SdkBytes.fromUtf8String("r" + i))
                        .build())
                .toList();
        PutRecordsResponse put = kinesis.putRecords(r -> r.streamName(stream).records(entries));
        assertEquals(0, put.failedRecordCount());
        assertEquals(500, put.records().size());
        Map<String, String> bySequence = new TreeMap<>();
        for (Shard shard : shards(stream)) {
            get(iterator(stream, shard.shardId(), ShardIteratorType.TRIM_HORIZON, null))
                    .records()
                    .forEach(r -> bySequence.put(r.sequenceNumber(), r.data().asUtf8String()));
        }
        List<String> back = put.records().stream()
                .map(r -> bySequence.get(r.sequenceNumber()))
                .toList();
        assertEquals(IntStream.range(0, 500).mapToObj(i -> "r" + i).toList(), back);
    }

    @Test
    void iteratorsOfEveryTypeBeginWhereTheySay() {
        String stream = created(1);
        List<String> sequences = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String text = "r" + i;
            sequences.add(kinesis.putRecord(
                            r -> r.streamName(stream).partitionKey("k").data(SdkBytes.fromUtf8String(text)))
                    .sequenceNumber());
        }
        String shard = "shardId-000000000000";
        assertEquals(List.of("r0", "r1", "r2"), texts(iterator(stream, shard, ShardIteratorType.TRIM_HORIZON, null)));
        assertEquals(
                List.of("r1", "r2"),
                texts(iterator(stream, shard, ShardIteratorType.AT_SEQUENCE_NUMBER, sequences.get(1))));
        assertEquals(
                List.of("r2"),
                texts(iterator(stream, shard, ShardIteratorType.AFTER_SEQUENCE_NUMBER, sequences.get(1))));
        String latest = iterator(stream, shard, ShardIteratorType.LATEST, null);
        kinesis.putRecord(r -> r.streamName(stream).partitionKey("k").data(SdkBytes.fromUtf8String("r3")));
        assertEquals(List.of("r3"), texts(latest));
        String atTime = kinesis.getShardIterator(r -> r.streamName(stream)
                        .shardId(shard)
                        .shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                        .timestamp(Instant.now().minusSeconds(60)))
                .shardIterator();
        assertEquals(List.of("r0", "r1", "r2", "r3"), texts(atTime));
    }

    @Test
    void aLimitedReadGoesOnWithTheNextIterator() {
        String stream = created(1);
        for (int i = 0; i < 5; i++) {
            String text = "r" + i;
            kinesis.putRecord(r -> r.streamName(stream).partitionKey("k").data(SdkBytes.fromUtf8String(text)));
        }
        String first = iterator(stream, "shardId-000000000000", ShardIteratorType.TRIM_HORIZON, null);
        GetRecordsResponse two = kinesis.getRecords(r -> r.shardIterator(first).limit(2));
        assertEquals(2, two.records().size());
        assertEquals(List.of("r2", "r3", "r4"), texts(two.nextShardIterator()));
    }

    @Test
    void aDeletedStreamIsGoneAfterAWhile() {
        String stream = created(1);
        kinesis.deleteStream(r -> r.streamName(stream));
        kinesis.waiter().waitUntilStreamNotExists(r -> r.streamName(stream));
        assertThrows(ResourceNotFoundException.class, () -> kinesis.describeStreamSummary(r -> r.streamName(stream)));
    }

    @Test
    void listingsCanBePaged() {
        String stream = created(3);
        String other = created(1);
        // Not for ever: there are endpoints that repeat their first page, on which one of the two may be.
        assertTrue(kinesis.listStreamsPaginator(r -> r.limit(1)).streamNames().stream()
                .limit(500)
                .collect(Collectors.toSet())
                .containsAll(List.of(stream, other)));
        var page = kinesis.listShards(r -> r.streamName(stream).maxResults(2));
        assertEquals(2, page.shards().size());
        var rest = kinesis.listShards(r -> r.nextToken(page.nextToken()));
        assertEquals(
                List.of("shardId-000000000002"),
                rest.shards().stream().map(Shard::shardId).toList());
        assertNull(rest.nextToken());
    }

    private String created(int shards) {
        String stream = tested.freshName();
        kinesis.createStream(r -> r.streamName(stream).shardCount(shards));
        tested.awaitActive(kinesis, stream);
        return stream;
    }

    private List<Shard> shards(String stream) {
        return kinesis.listShards(r -> r.streamName(stream)).shards();
    }

    private String iterator(
            String stream, String shard, ShardIteratorType type, @org.jspecify.annotations.Nullable String sequence) {
        return kinesis.getShardIterator(r -> r.streamName(stream)
                        .shardId(shard)
                        .shardIteratorType(type)
                        .startingSequenceNumber(sequence))
                .shardIterator();
    }

    private GetRecordsResponse get(String iterator) {
        return kinesis.getRecords(r -> r.shardIterator(iterator));
    }

    private List<String> texts(String iterator) {
        return get(iterator).records().stream()
                .map(r -> r.data().asUtf8String())
                .toList();
    }
}
