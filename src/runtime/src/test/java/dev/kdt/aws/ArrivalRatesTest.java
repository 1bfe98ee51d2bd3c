package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** What one read of each shard tells of the rate at which records arrive. */
class ArrivalRatesTest extends FanOutRig {
    private static final String SHARD = "shardId-000000000000";

    @Test
    void recordsOfTheWindowAreCountedWithTheirKeys() throws Exception {
        clock.advance(Duration.ofMinutes(10));
        put("too old");
        clock.advance(Duration.ofMinutes(5));
        put("abc", "abc", "abc");
        clock.advance(Duration.ofMinutes(1));
        put("abc", "abc", "abc");
        assertEquals(new ArrivalRate(6, 6 * 4, ArrivalRates.WINDOW), rate(SHARD));
    }

    @Test
    void aYoungStreamIsJudgedByItsAge() throws Exception {
        put("a", "b");
        clock.advance(Duration.ofSeconds(20));
        ArrivalRate rate = rate(SHARD);
        assertEquals(Duration.ofSeconds(20), rate.time());
        assertEquals(0.1, rate.recordsPerSecond());
    }

    @Test
    void ofABusyShardTheFirstRecordsTellTheRate() throws Exception {
        clock.advance(Duration.ofMinutes(5));
        for (int i = 0; i < 30; i++) {
            putMany(100);
            clock.advance(Duration.ofSeconds(1));
        }
        ArrivalRate rate = rate(SHARD);
        assertEquals(1000, rate.records());
        clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 60; i++) {
            putMany(100);
            clock.advance(Duration.ofSeconds(2));
        }
        assertEquals(50, rate(SHARD).recordsPerSecond(), 6); // The last second is not over.
    }

    @Test
    void ofAShardThatCannotBeReadTheReasonIsTold() throws Exception {
        fault("refuse op=GetRecords code=AccessDeniedException");
        ArrivalRates.Found found = found(SHARD);
        assertTrue(found.byShard().isEmpty());
        assertTrue(String.valueOf(found.failure()).contains("access denied"), String.valueOf(found.failure()));
    }

    @Test
    void oneShardThatCannotBeReadHoldsNoOtherUp() throws Exception {
        clock.advance(Duration.ofSeconds(1));
        ArrivalRates.Found found = found(SHARD, "shardId-000000000007");
        assertEquals(List.of(SHARD), List.copyOf(found.byShard().keySet()));
        assertNotNull(found.failure());
    }

    private void putMany(int count) {
        clients.kinesis()
                .putRecords(put -> put.streamName("orders")
                        .records(Collections.nCopies(
                                count,
                                PutRecordsRequestEntry.builder()
                                        .partitionKey("k")
                                        .data(SdkBytes.fromUtf8String("x"))
                                        .build())));
    }

    private ArrivalRate rate(String shard) throws InterruptedException {
        ArrivalRates.Found found = found(shard);
        assertNull(found.failure());
        return Objects.requireNonNull(found.byShard().get(shard));
    }

    private ArrivalRates.Found found(String... shards) throws InterruptedException {
        StreamControl streams = new StreamControl(clients.kinesis(), clients.place(), clock::advance);
        return new ArrivalRates(clients.kinesis(), clients.place(), clock)
                .of(streams.identify("orders"), List.of(shards));
    }
}
