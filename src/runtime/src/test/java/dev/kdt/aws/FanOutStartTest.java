package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.flow.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The beginning of a reading with fan-out, and its end with its stream, where each of them takes the service some seconds. */
class FanOutStartTest extends FanOutRig {
    @Override
    EndpointOptions options(EndpointOptions usual) {
        return usual.withTransition(Duration.ofSeconds(5));
    }

    @Test
    void whatArrivesWhileTheConsumerIsMadeIsRead() throws Exception {
        put("before");
        clock.advance(Duration.ofSeconds(1));
        assertEquals(List.of("between", "after"), readAround(2));
        assertEquals(List.of(), notices);
    }

    @Test
    void whatArrivesWhileNoConsumerCanBeMadeIsReadByPolling() throws Exception {
        put("before");
        clock.advance(Duration.ofSeconds(1));
        fault("refuse op=RegisterStreamConsumer code=LimitExceededException");
        assertEquals(List.of("between", "after"), readAround(2));
        assertEquals(1, notices.size(), notices.toString());
    }

    /** Reads from the newest record on; one is put while the consumer is waited for, one after that. */
    private List<String> readAround(int count) throws InterruptedException {
        beforeWaiting = () -> {
            beforeWaiting = () -> {};
            put("between");
        };
        try (StreamSource source = source(new StartAt.Latest(), null)) {
            Lane lane = source.lanes().getFirst();
            put("after");
            return read(lane, count);
        }
    }

    @Test
    void aStreamThatIsBeingDeletedEndsTheReadingAtOnce() throws Exception {
        try (StreamSource source = source(new StartAt.TrimHorizon(), null)) {
            Lane lane = source.lanes().getFirst();
            delete();
            fault("refuse op=SubscribeToShard code=ResourceNotFoundException");
            assertEnds(lane, "stream 'orders' in .* is being deleted");
        }
        assertEquals(List.of(), notices);
    }

    @Test
    void aStreamThatIsGoneEndsTheReadingAtOnce() throws Exception {
        put("a");
        try (StreamSource source = source(new StartAt.TrimHorizon(), null)) {
            Lane lane = source.lanes().getFirst();
            assertEquals(List.of("a"), read(lane, 1));
            delete();
            clock.advance(Duration.ofMinutes(1));
            assertEnds(lane, "stream 'orders' not found in .* \\(kdt stream list shows all\\)");
        }
        assertEquals(List.of(), notices);
    }

    private void delete() {
        clients.kinesis().deleteStream(request -> request.streamName("orders").enforceConsumerDeletion(true));
    }

    private void assertEnds(Lane lane, String words) {
        AwsException thrown = assertThrows(AwsException.class, () -> readAll(lane, () -> {}));
        assertTrue(Objects.requireNonNull(thrown.getMessage()).matches(words), thrown::getMessage);
    }
}
