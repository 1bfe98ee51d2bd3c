package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.event.Occasion;
import dev.kdt.endpoint.fault.FaultRule;
import dev.kdt.endpoint.option.Throttling;
import dev.kdt.endpoint.option.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Faults on demand, the service's limits, and a clock that is moved. */
class FaultTest {
    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-04T05:06:07Z"));

    @TempDir
    Path data;

    private final List<EndpointEvent> events = new CopyOnWriteArrayList<>();
    private Endpoint endpoint;
    private KinesisClient kinesis;

    @BeforeEach
    void start() throws IOException {
        endpoint = Endpoint.start(EndpointOptions.in(data)
                .withClock(clock)
                .withTransition(Duration.ZERO)
                .withLimits(Throttling.SERVICE)
                .withEvents(events::add));
        kinesis = EndpointClients.kinesis(endpoint.uri());
        kinesis.createStream(r -> r.streamName("s").shardCount(1));
    }

    @AfterEach
    void stop() throws IOException {
        kinesis.close();
        endpoint.close();
    }

    @Test
    void aThrottledOperationIsRefusedAsOftenAsTheRuleSays() {
        faults("throttle op=PutRecord stream=s times=2");
        assertThrows(ProvisionedThroughputExceededException.class, this::put);
        assertThrows(ProvisionedThroughputExceededException.class, this::put);
        put();
    }

    @Test
    void serverErrorsAndIteratorsTooOldAreMadeUp() {
        faults("error op=PutRecord", "expired op=GetRecords");
        assertEquals(500, assertThrows(KinesisException.class, this::put).statusCode());
        assertThrows(ExpiredIteratorException.class, () -> get(iterator()));
    }

    @Test
    void aLostAnswerIsOfWorkThatWasDone() {
        faults("lost op=PutRecord times=1");
        assertThrows(SdkClientException.class, this::put);
        assertEquals(1, get(iterator()).records().size());
    }

    @Test
    void aDroppedRequestIsNotDone() {
        faults("drop op=PutRecord times=1");
        assertThrows(SdkClientException.class, this::put);
        assertEquals(0, get(iterator()).records().size());
    }

    @Test
    void someRecordsOfABatchFail() {
        faults("partial op=PutRecords rate=0.3");
        PutRecordsResponse put = putRecords(200, 10);
        assertTrue(put.failedRecordCount() > 30 && put.failedRecordCount() < 90, put::toString);
        assertEquals(200 - put.failedRecordCount(), get(iterator()).records().size());
        assertTrue(put.records().stream()
                .filter(r -> r.errorCode() != null)
                .allMatch(r ->
                        r.errorCode().equals("ProvisionedThroughputExceededException") && r.sequenceNumber() == null));
    }

    @Test
    void aShardIsSealedUnderItsReader() {
        put();
        String iterator = iterator();
        faults("seal op=GetRecords times=1");
        GetRecordsResponse end = get(iterator);
        assertEquals(1, end.records().size());
        assertNull(end.nextShardIterator());
        assertEquals(2, end.childShards().size());
    }

    @Test
    void aFailedDeliveryIsTriedAgain() throws IOException {
        try (FirehoseClient firehose = EndpointClients.firehose(endpoint.uri())) {
            firehose.createDeliveryStream(r -> r.deliveryStreamName("d")
                    .extendedS3DestinationConfiguration(s3 -> s3.roleARN("arn:aws:iam::000000000000:role/any")
                            .bucketARN("arn:aws:s3:::bucket")
                            .bufferingHints(hints -> hints.intervalInSeconds(0).sizeInMBs(1))));
            faults("delivery");
            firehose.putRecord(r -> r.deliveryStreamName("d").record(item -> item.data(SdkBytes.fromUtf8String("x"))));
            endpoint.settle();
            assertEquals(0, objects());
            faults();
            clock.advance(Duration.ofSeconds(1));
            endpoint.settle();
            assertEquals(1, objects());
        }
    }

    @Test
    void aShardTakesAThousandRecordsASecond() {
        assertEquals(0, putRecords(500, 1).failedRecordCount());
        assertEquals(0, putRecords(500, 1).failedRecordCount());
        assertEquals(500, putRecords(500, 1).failedRecordCount());
        clock.advance(Duration.ofMillis(100));
        assertEquals(400, putRecords(500, 1).failedRecordCount());
    }

    @Test
    void aShardIsReadFiveTimesASecond() {
        String iterator = iterator();
        IntStream.range(0, 5).forEach(_ -> get(iterator));
        assertThrows(ProvisionedThroughputExceededException.class, () -> get(iterator));
        clock.advance(Duration.ofSeconds(1));
        get(iterator);
    }

    @Test
    void everyThrottleNamesStreamAndShard() {
        String iterator = iterator();
        for (int i = 0; i < 5; i++) {
            get(iterator);
        }
        assertThrows(ProvisionedThroughputExceededException.class, () -> get(iterator));
        putRecords(500, 10);
        putRecords(500, 10);
        assertThrows(ProvisionedThroughputExceededException.class, this::put);
        assertEquals(3, putRecords(3, 10).failedRecordCount());
        String shard = "shardId-000000000000";
        assertEquals(
                List.of(
                        new EndpointEvent.Throttled(
                                new Occasion("GetRecords", "s", shard), "5 reads a second from a shard", 0),
                        new EndpointEvent.Throttled(
                                new Occasion("PutRecord", "s", shard), "1,000 records a second into a shard", 0),
                        new EndpointEvent.Throttled(
                                new Occasion("PutRecords", "s", shard), "1,000 records a second into a shard", 3)),
                events.stream()
                        .filter(EndpointEvent.Throttled.class::isInstance)
                        .toList());
    }

    @Test
    void aRuleForAShardStrikesItsReads() {
        faults("throttle op=GetRecords shard=1 times=1", "throttle op=GetRecords shard=0 times=1");
        assertThrows(ProvisionedThroughputExceededException.class, () -> get(iterator()));
        get(iterator());
    }

    @Test
    void iteratorsExpireAndRecordsFallOutOfRetentionAsTheClockSays() {
        put();
        String iterator = iterator();
        clock.advance(Duration.ofMinutes(5).plusMillis(1));
        ExpiredIteratorException refused = assertThrows(ExpiredIteratorException.class, () -> get(iterator));
        assertTrue(refused.awsErrorDetails()
                .errorMessage()
                .startsWith("Iterator expired. The iterator was created at time Wed Mar 04 05:06:07 UTC 2026"));
        assertEquals(1, get(iterator()).records().size());
        clock.advance(Duration.ofHours(24));
        assertEquals(0, get(iterator()).records().size());
    }

    @Test
    void aRuleIsReadAsItIsWritten() {
        String text = "slow op=PutRecords stream=orders shard=1 rate=0.5 after=2 times=3 for=250ms";
        assertEquals(text, FaultRule.parse(text).toString());
        assertThrows(IllegalArgumentException.class, () -> FaultRule.parse("explode"));
        assertThrows(IllegalArgumentException.class, () -> FaultRule.parse("throttle when=now"));
        assertThrows(IllegalArgumentException.class, () -> FaultRule.parse("throttle rate=2"));
    }

    private void faults(String... rules) {
        endpoint.faults().clear();
        endpoint.faults().add(Stream.of(rules).map(FaultRule::parse).toList());
    }

    private void put() {
        kinesis.putRecord(r -> r.streamName("s").partitionKey("k").data(SdkBytes.fromUtf8String("x")));
    }

    private PutRecordsResponse putRecords(int count, int size) {
        return kinesis.putRecords(r -> r.streamName("s")
                .records(IntStream.range(0, count)
                        .mapToObj(i -> PutRecordsRequestEntry.builder()
                                .partitionKey("k" + i)
                                .data(SdkBytes.fromByteArray(new byte[size]))
                                .build())
                        .toList()));
    }

    private String iterator() {
        return kinesis.getShardIterator(r -> r.streamName("s")
                        .shardId("shardId-000000000000")
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
    }

    private GetRecordsResponse get(String iterator) {
        return kinesis.getRecords(r -> r.shardIterator(iterator));
    }

    private long objects() throws IOException {
        Path bucket = data.resolve("s3/bucket");
        if (!Files.exists(bucket)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(bucket)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
