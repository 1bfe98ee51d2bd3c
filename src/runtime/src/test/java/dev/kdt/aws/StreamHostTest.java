package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.FlowException;
import dev.kdt.record.KinesisRecord;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The pump between a real stream and what reads and writes it, over HTTP and the SDK. */
class StreamHostTest extends StreamRig {
    @Test
    void whatIsSentIsReadInOrderOfEachShard() throws Exception {
        send(0, 2_000);
        read(new StartAt.TrimHorizon(), Checkpoints.NONE);
        assertEquals(2_000, delivered.size());
        assertEquals(2_000, Set.copyOf(texts()).size());
        Map<String, Integer> lastOfShard = new HashMap<>();
        for (KinesisRecord each : delivered) {
            int number = Integer.parseInt(each.data().toText());
            Integer before = lastOfShard.put(String.valueOf(each.position().shard()), number);
            assertTrue(before == null || before < number, before + " before " + number);
        }
        assertEquals(3, lastOfShard.size());
    }

    @Test
    void aReadingFromATimeStartsThere() throws Exception {
        send(0, 10);
        Instant after = waitUntilAfter(lastArrival());
        send(10, 20);
        delivered.clear();
        read(new StartAt.At(after), Checkpoints.NONE);
        assertEquals(10, delivered.size());
    }

    @Test
    void aReadingUntilALaterTimeWaitsForIt() throws Exception {
        send(0, 10);
        until = Instant.now().plusSeconds(1);
        read(new StartAt.TrimHorizon(), Checkpoints.NONE);
        assertEquals(10, delivered.size());
        assertFalse(Instant.now().isBefore(until));
    }

    @Test
    void aReadingFromARecordStartsWithItAndElsewhereWhenItArrived() throws Exception {
        send(0, 30);
        waitUntilAfter(lastArrival());
        send(30, 60);
        delivered.clear();
        read(new StartAt.TrimHorizon(), Checkpoints.NONE);
        String number = delivered.stream()
                .filter(each -> each.data().toText().equals("30"))
                .map(each -> String.valueOf(each.position().sequence()))
                .findFirst()
                .orElseThrow();
        delivered.clear();
        read(new StartAt.Sequence(number), Checkpoints.NONE);
        assertEquals(
                IntStream.range(30, 60).mapToObj(String::valueOf).toList(),
                texts().stream().sorted().toList());
    }

    @Test
    void aSequenceNumberOfNoShardIsSaid() {
        StreamSource source = new StreamSource(settings(
                "orders",
                new StartAt.Sequence("49590338271490256608559692538361571095921575989136588898"),
                Checkpoints.NONE));
        FlowException thrown = assertThrows(FlowException.class, source::lanes);
        assertTrue(thrown.getMessage().startsWith("stream 'orders' has no record with the sequence number 4959"));
    }

    @Test
    void aStreamThatIsNotThereIsNamedWithThePlaceAndTheRemedy() {
        FlowException thrown = assertThrows(
                FlowException.class,
                () -> new StreamSource(settings("nothing", new StartAt.Latest(), Checkpoints.NONE)).lanes());
        assertEquals(
                "stream 'nothing' not found in " + endpoint.uri() + " (kdt stream list shows all)",
                thrown.getMessage());
    }

    @Test
    void aShardThatIsNotThereIsNamed() {
        StreamSource.Settings one = settings("orders", new StartAt.Latest(), Checkpoints.NONE);
        StreamSource source = new StreamSource(new StreamSource.Settings(
                one.kinesis(),
                one.stream(),
                one.place(),
                one.start(),
                null,
                new ShardSelection.Named(Set.of("shardId-000000000009")),
                one.checkpoints(),
                one.rate(),
                one.clock(),
                one.retrying()));
        FlowException thrown = assertThrows(FlowException.class, source::lanes);
        assertTrue(thrown.getMessage().startsWith("stream 'orders' has no shard 9 "));
    }

    @Test
    void anEndpointThatIsNotThereIsSaid() throws Exception {
        URI uri = endpoint.uri();
        endpoint.close();
        FlowException thrown = assertThrows(FlowException.class, () -> streams().list());
        assertEquals("cannot connect to " + uri + " (is 'kdt local' running there?)", thrown.getMessage());
    }

    /** Waits for a time after that of the record, and returns one between them. */
    private static Instant waitUntilAfter(KinesisRecord record) {
        Instant after = record.arrival().plusMillis(1);
        while (!Clock.systemUTC().instant().isAfter(after)) {
            Thread.onSpinWait();
        }
        return after;
    }

    private KinesisRecord lastArrival() throws InterruptedException {
        read(new StartAt.TrimHorizon(), Checkpoints.NONE);
        return delivered.stream()
                .max((a, b) -> a.arrival().compareTo(b.arrival()))
                .orElseThrow();
    }
}
