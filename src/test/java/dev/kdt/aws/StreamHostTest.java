package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
        KinesisRecord last = lastArrival();
        Instant after = last.arrival().plusMillis(1);
        while (!Clock.systemUTC().instant().isAfter(after)) {
            Thread.onSpinWait();
        }
        send(10, 20);
        delivered.clear();
        read(new StartAt.At(after), Checkpoints.NONE);
        assertEquals(10, delivered.size());
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
                Set.of("shardId-000000000009"),
                one.checkpoints(),
                one.idle(),
                one.clock(),
                one.retrying()));
        FlowException thrown = assertThrows(FlowException.class, source::lanes);
        assertTrue(thrown.getMessage().startsWith("stream 'orders' has no shard 'shardId-000000000009'"));
    }

    @Test
    void anEndpointThatIsNotThereIsSaid() throws Exception {
        URI uri = endpoint.uri();
        endpoint.close();
        FlowException thrown = assertThrows(FlowException.class, () -> streams().list());
        assertEquals("cannot connect to " + uri + " (is 'kdt local' running there?)", thrown.getMessage());
    }

    private KinesisRecord lastArrival() throws InterruptedException {
        read(new StartAt.TrimHorizon(), Checkpoints.NONE);
        return delivered.stream()
                .max((a, b) -> a.arrival().compareTo(b.arrival()))
                .orElseThrow();
    }
}
