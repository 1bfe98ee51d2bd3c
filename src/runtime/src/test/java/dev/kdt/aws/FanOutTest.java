package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.fault.Faults;
import dev.kdt.flow.Lane;
import dev.kdt.flow.Stop;
import dev.kdt.flow.StoppedException;
import dev.kdt.record.HashKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions to a shard over HTTP/2: how they follow each other, their ends and faults, and what is done without them. */
class FanOutTest extends FanOutRig {
    private static final Duration LIFE = Duration.ofMinutes(5);

    @Test
    void recordsArePushedInOrder() throws Exception {
        put("a", "b");
        try (StreamSource source = source(new StartAt.TrimHorizon(), null)) {
            Lane lane = lane(source);
            assertEquals(List.of("a", "b"), read(lane, 2));
            put("c");
            assertEquals(List.of("c"), read(lane, 1));
        }
        assertEquals(List.of(), notices);
    }

    @Test
    void aSubscriptionThatEndsAfterFiveMinutesIsContinued() throws Exception {
        fault("slow op=SubscribeToShard for=0ms");
        put("a");
        try (StreamSource source = source(new StartAt.TrimHorizon(), null)) {
            Lane lane = lane(source);
            assertEquals(List.of("a"), read(lane, 1));
            for (int i = 0; i < 3; i++) {
                clock.advance(LIFE);
                put("after " + i);
                assertEquals(List.of("after " + i), read(lane, 1));
            }
        }
        assertEquals(4, struck());
        assertEquals(List.of(), notices);
    }

    @Test
    void aReadingOfTheNewestRecordsMissesNoneBetweenTwoSubscriptions() throws Exception {
        put("before");
        clock.advance(Duration.ofSeconds(1));
        try (StreamSource source = source(new StartAt.Latest(), null)) {
            Lane lane = lane(source);
            assertTrue(Objects.requireNonNull(lane.next()).records().isEmpty()); // The first event.
            clock.advance(LIFE);
            put("between");
            assertEquals(List.of("between"), read(lane, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reset rate=0.5",
                "torn rate=0.5",
                "end rate=0.5",
                "event-error rate=0.5",
                "drop op=SubscribeToShard rate=0.3",
                "lost op=SubscribeToShard rate=0.3",
                "throttle op=SubscribeToShard rate=0.3",
                "error op=SubscribeToShard rate=0.3",
                "unavailable op=SubscribeToShard rate=0.3",
                "refuse op=SubscribeToShard rate=0.3 code=ResourceInUseException",
                "refuse op=SubscribeToShard rate=0.3 code=KMSThrottlingException"
            })
    void eachRecordComesOnceWhateverFails(String rule) throws Exception {
        put("first");
        try (StreamSource source = source(new StartAt.TrimHorizon(), null)) {
            Lane lane = lane(source);
            assertEquals(List.of("first"), read(lane, 1));
            fault(rule);
            for (int i = 0; i < 20; i++) {
                put("a" + i, "b" + i);
                assertEquals(List.of("a" + i, "b" + i), read(lane, 2));
                if (rule.contains("op=")) {
                    clock.advance(LIFE);
                }
            }
        }
        assertTrue(struck() > 0, "the fault never struck");
        assertEquals(List.of(), notices);
    }

    @Test
    void aSubscriptionThatFallsSilentIsTakenForDead() throws Exception {
        put("a");
        try (StreamSource source = source(new StartAt.TrimHorizon(), null)) {
            Lane lane = lane(source);
            assertEquals(List.of("a"), read(lane, 1));
            fault("silence times=1");
            put("b");
            assertEquals(List.of("b"), read(lane, 1, () -> clock.advance(Duration.ofSeconds(6))));
            put("c");
            assertEquals(List.of("c"), read(lane, 1, () -> clock.advance(Duration.ofSeconds(6))));
        }
        assertEquals(1, struck());
        assertEquals(List.of(), notices);
    }

    @Test
    void aReadingThatEndsNowEndsWithWhatIsThere() throws Exception {
        put("a", "b");
        until = clock.instant();
        try (StreamSource source = source(new StartAt.TrimHorizon(), null)) {
            Lane lane = lane(source);
            assertEquals(List.of("a", "b"), readAll(lane, () -> {}));
            assertFalse(lane.exhausted());
        }
    }

    @Test
    void aReadingThatEndsLaterTakesWhatArrivesUntilThen() throws Exception {
        until = clock.instant().plusSeconds(60);
        put("a");
        try (StreamSource source = source(new StartAt.TrimHorizon(), null)) {
            Lane lane = lane(source);
            assertEquals(List.of("a"), read(lane, 1));
            clock.advance(Duration.ofSeconds(60));
            put("in time");
            clock.advance(Duration.ofMillis(1));
            put("too late");
            assertEquals(List.of("in time"), readAll(lane, () -> {}));
        }
    }

    @Test
    void aReadingThatEndsLaterEndsWithoutANewRecord() throws Exception {
        until = clock.instant().plusSeconds(60);
        put("a");
        try (StreamSource source = source(new StartAt.TrimHorizon(), null)) {
            Lane lane = lane(source);
            assertEquals(List.of("a"), readAll(lane, () -> clock.advance(Duration.ofSeconds(7))));
        }
    }

    @Test
    void theEndOfASplitShardLeadsToItsChildren() throws Exception {
        put("a");
        try (StreamSource source = source(new StartAt.TrimHorizon(), null)) {
            Lane lane = lane(source);
            assertEquals(List.of("a"), read(lane, 1));
            new Resharding(
                            clients.kinesis(),
                            clients.place(),
                            new StreamControl(clients.kinesis(), clients.place(), clock::advance))
                    .split("orders", lane.name(), HashKey.parse("170141183460469231731687303715884105728"));
            put("b");
            assertEquals(List.of(), readAll(lane, () -> {}));
            assertTrue(lane.exhausted());
            List<Lane> children = source.successors(lane);
            assertEquals(
                    List.of("shardId-000000000001", "shardId-000000000002"),
                    children.stream().map(Lane::name).toList());
        }
    }

    @Test
    void aReaderThatWasSlowGetsTheRest() throws Exception {
        String large = "x".repeat(500_000);
        try (StreamSource source = source(new StartAt.TrimHorizon(), null)) {
            Lane lane = lane(source);
            for (int i = 0; i < 30; i++) {
                put(i + large);
            }
            assertEquals("0", read(lane, 1).getFirst().replace("x", ""));
            clock.advance(LIFE.multipliedBy(2));
            List<String> rest = new ArrayList<>();
            while (rest.isEmpty() || !rest.getLast().equals("29")) {
                read(lane, 1).forEach(each -> rest.add(each.replace("x", "")));
            }
            int first = Integer.parseInt(rest.getFirst());
            assertEquals(IntStream.range(first, 30).mapToObj(String::valueOf).toList(), rest);
        }
        assertEquals(List.of(), notices);
    }

    @Test
    void aConsumerThatWasMadeIsRemoved() throws Exception {
        try (StreamSource source = source(new StartAt.TrimHorizon(), null)) {
            lane(source);
            assertEquals(1, consumers().size());
            assertTrue(
                    consumers().getFirst().matches("kdt-tail-[0-9a-f]{8}"),
                    consumers().toString());
        }
        assertEquals(List.of(), consumers());
        try (StreamSource source = source(new StartAt.TrimHorizon(), "mine")) {
            lane(source);
            assertEquals(List.of("mine"), consumers());
        }
        assertEquals(List.of(), consumers());
    }

    @Test
    void aConsumerThatWasThereIsLeft() throws Exception {
        register("theirs");
        put("a");
        try (StreamSource source = source(new StartAt.TrimHorizon(), "theirs")) {
            assertEquals(List.of("a"), read(lane(source), 1));
        }
        assertEquals(List.of("theirs"), consumers());
        assertEquals(List.of(), notices);
    }

    @Test
    void aConsumerWhoseRegistrationWasNotAnsweredIsRemovedToo() throws Exception {
        fault("lost op=RegisterStreamConsumer times=1");
        put("a");
        try (StreamSource source = source(new StartAt.TrimHorizon(), "mine")) {
            assertEquals(List.of("a"), read(lane(source), 1));
            assertEquals(List.of("mine"), consumers());
        }
        assertEquals(List.of(), consumers());
    }

    @Test
    void aConsumerThatCannotBeRemovedIsNamed() throws Exception {
        try (StreamSource source = source(new StartAt.TrimHorizon(), "mine")) {
            lane(source);
            fault("refuse op=DeregisterStreamConsumer code=AccessDeniedException");
        }
        assertEquals(1, notices.size());
        assertTrue(
                notices.getFirst().startsWith("consumer 'mine' of stream 'orders' was not removed: "),
                notices.getFirst());
        assertTrue(
                notices.getFirst().endsWith(" (kdt stream consumer remove orders mine removes it)"),
                notices.getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refuse op=RegisterStreamConsumer code=AccessDeniedException",
                "refuse op=DescribeStreamConsumer code=UnknownOperationException",
                "refuse op=RegisterStreamConsumer code=LimitExceededException",
                "refuse op=SubscribeToShard code=AccessDeniedException",
                "refuse op=SubscribeToShard code=UnknownOperationException",
                "error op=SubscribeToShard",
                "drop op=SubscribeToShard"
            })
    void withoutFanOutTheShardIsPolledAndTheUserIsTold(String rule) throws Exception {
        fault(rule);
        put("a");
        try (StreamSource source = source(new StartAt.TrimHorizon(), null)) {
            Lane lane = lane(source);
            assertEquals(List.of("a"), read(lane, 1));
            put("b");
            assertEquals(List.of("b"), read(lane, 1));
        }
        assertEquals(1, notices.size(), notices.toString());
        assertTrue(
                notices.getFirst().startsWith("no enhanced fan-out, reading by polling instead: "), notices.getFirst());
        assertEquals(List.of(), consumers());
    }

    @Test
    void oneConsumerTooManyIsTold() throws Exception {
        IntStream.range(0, 20).forEach(i -> register("c" + i));
        try (StreamSource source = source(new StartAt.TrimHorizon(), null)) {
            put("a");
            assertEquals(List.of("a"), read(lane(source), 1));
        }
        assertEquals(20, consumers().size());
        assertTrue(notices.getFirst().contains("can have at most 20 consumers"), notices.getFirst());
        assertTrue(notices.getFirst().contains("(kdt stream consumer list orders shows"), notices.getFirst());
    }

    @Test
    void aConsumerThatIsRemovedMeanwhileIsReplacedByPolling() throws Exception {
        register("theirs");
        put("a");
        try (StreamSource source = source(new StartAt.TrimHorizon(), "theirs")) {
            Lane lane = lane(source);
            assertEquals(List.of("a"), read(lane, 1));
            clients.kinesis()
                    .deregisterStreamConsumer(
                            request -> request.streamARN(streamArn()).consumerName("theirs"));
            put("b");
            assertEquals(List.of("b"), read(lane, 1));
        }
        assertEquals(1, notices.size(), notices.toString());
    }

    @Test
    void aConsumerThatAnotherReaderTakesIsLeftToIt() throws Exception {
        register("theirs");
        put("a");
        try (StreamSource first = source(new StartAt.TrimHorizon(), "theirs");
                StreamSource second = source(new StartAt.TrimHorizon(), "theirs")) {
            Lane one = lane(first);
            assertEquals(List.of("a"), read(one, 1));
            clock.advance(Duration.ofSeconds(6));
            Lane other = lane(second);
            assertEquals(List.of("a"), read(other, 1));
            put("b");
            assertEquals(List.of("b"), read(one, 1));
            assertEquals(List.of("b"), read(other, 1));
        }
        assertEquals(1, notices.size(), notices.toString());
        assertTrue(notices.getFirst().contains("each reader needs a consumer of its own"), notices.getFirst());
    }

    @Test
    void aStreamThatIsNotThereIsSaid() throws Exception {
        clients.kinesis().deleteStream(request -> request.streamName("orders"));
        AwsException thrown = assertThrows(AwsException.class, () -> lane(source(new StartAt.Latest(), null)));
        assertTrue(String.valueOf(thrown.getMessage()).startsWith("stream 'orders' not found in "), thrown::getMessage);
        assertEquals(List.of(), notices);
    }

    @Test
    void aStopEndsTheRegistration() throws Exception {
        fault("throttle op=DescribeStreamConsumer");
        stop.request(Stop.Reason.INTERRUPT);
        assertThrows(StoppedException.class, () -> lane(source(new StartAt.Latest(), null)));
        assertEquals(List.of(), consumers());
    }

    private static Lane lane(StreamSource source) throws InterruptedException {
        return source.lanes().getFirst();
    }

    private long struck() {
        return endpoint.faults().standings().stream()
                .mapToLong(Faults.Standing::struck)
                .sum();
    }
}
