package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.record.HashKey;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Shard;

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
        assertEquals(100, rate.recordsPerSecond(), 0.01);
        clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 60; i++) {
            putMany(100);
            clock.advance(Duration.ofSeconds(2));
        }
        assertEquals(50, rate(SHARD).recordsPerSecond(), 0.01);
    }

    @Test
    void ofAShardThatBecameBusyTheTimeBeforeDoesNotCount() throws Exception {
        clock.advance(Duration.ofMinutes(5));
        for (int i = 0; i < 20; i++) {
            putMany(100);
            clock.advance(Duration.ofSeconds(1));
        }
        assertEquals(100, rate(SHARD).recordsPerSecond(), 0.01);
        assertEquals(200, rate(SHARD).bytesPerSecond(), 0.02);
    }

    @Test
    void recordsOfOneInstantAreThoseOfASecond() throws Exception {
        clock.advance(Duration.ofMinutes(5));
        for (int i = 0; i < 12; i++) {
            putMany(100);
        }
        clock.advance(Duration.ofSeconds(30));
        assertEquals(1_000, rate(SHARD).recordsPerSecond());
    }

    @Test
    void aShardThatASplitMadeIsJudgedFromItsFirstRecord() throws Exception {
        clock.advance(Duration.ofMinutes(10));
        split();
        clock.advance(Duration.ofSeconds(5));
        for (int i = 0; i < 10; i++) {
            put("a", "b", "c", "d", "e");
            clock.advance(Duration.ofSeconds(1));
        }
        assertEquals(5, ratesOfOpenShards().recordsPerSecond());
        clock.advance(Duration.ofMinutes(3));
        put("a");
        clock.advance(Duration.ofSeconds(1));
        assertEquals(1 / 120.0, ratesOfOpenShards().recordsPerSecond(), 0.001); // It was there before.
    }

    private void split() throws InterruptedException {
        new Resharding(clients.kinesis(), clients.place(), control()).split("orders", SHARD, HashKey.evenStart(1, 2));
    }

    /** The rate of the open shard that has one. */
    private ArrivalRate ratesOfOpenShards() throws InterruptedException {
        ArrivalRates.Found found = found(control().shards("orders").stream()
                .filter(each -> each.sequenceNumberRange().endingSequenceNumber() == null)
                .toList());
        assertNull(found.failure());
        return found.byShard().values().stream()
                .filter(each -> each.records() > 0)
                .findFirst()
                .orElseThrow();
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
        return found(Stream.of(shards)
                .map(each -> Shard.builder().shardId(each).build())
                .toList());
    }

    private ArrivalRates.Found found(List<Shard> shards) throws InterruptedException {
        return new ArrivalRates(clients.kinesis(), clients.place(), clock)
                .of(control().identify("orders"), shards);
    }

    private StreamControl control() {
        return new StreamControl(clients.kinesis(), clients.place(), clock::advance);
    }
}
