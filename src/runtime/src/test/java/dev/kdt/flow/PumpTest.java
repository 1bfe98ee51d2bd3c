package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import dev.kdt.record.Batch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class PumpTest {
    private final Rig rig = new Rig();
    private final Rig.Collecting sink = rig.new Collecting();

    @Test
    void everyRecordIsDeliveredDroppedOrParked() throws Exception {
        rig.pump(sink, Rig.lane("s1", "a", "drop", "b,c", "fail")).run();
        assertEquals(List.of("a", "b", "c"), sink.delivered);
        assertEquals(List.of("fail: was told to (3)"), rig.parked);
        assertEquals(4, rig.counters.records());
        assertEquals(2, rig.counters.kept());
        assertEquals(3, rig.counters.delivered());
        assertEquals(Map.of("dropping", 1L), rig.counters.droppedByStep());
        assertEquals(Map.of("failing: was told to", 1L), rig.counters.failedByReason());
        assertEquals(1, rig.counters.parked());
        assertFalse(rig.counters.isClean());
        assertEquals(new Checkpoint.End(), rig.checkpoints.get("s1"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSignalCutsOffWhatDoesNotEndAndNothingElse(boolean remembers) throws Exception {
        rig.remembers = remembers;
        Pump pump = rig.pump(sink, Rig.lane("s1", "a", "loop", "b"));
        Thread running = Thread.ofPlatform().daemon().start(() -> {
            try {
                pump.run();
            } catch (InterruptedException e) {
                rig.events.add("interrupted");
            }
        });
        assertTrue(rig.looping.await(60, TimeUnit.SECONDS));
        rig.stop.request(Stop.Reason.TERMINATE);
        assertTrue(running.join(Duration.ofSeconds(60)));
        assertEquals(List.of("a", "b"), sink.delivered);
        assertEquals(List.of("loop: was cut off"), rig.parked);
        assertFalse(rig.events.contains("interrupted"));
    }

    @Test
    void whatFollowsAFailureIsLeftThoughAStopWasRequestedBefore() {
        rig.comesAgain = true;
        CountDownLatch bothRead = new CountDownLatch(3);
        Lane lane = new ForwardingLane(Rig.lane("s1", List.of(Rig.batch("s1", 0, "bad"), Rig.batch("s1", 1, "next")))) {
            @Override
            public @Nullable Batch next() throws InterruptedException {
                bothRead.countDown();
                return super.next();
            }
        };
        Sink failing = new Sink() {
            @Override
            public void send(Output output, Ticket ticket) throws InterruptedException {
                if (output.bytes().toText().equals("bad")) {
                    bothRead.await();
                    rig.stop.request(Stop.Reason.TERMINATE);
                    throw new FlowException("cannot take it");
                }
                sink.send(output, ticket);
            }

            @Override
            public void flush() {}
        };
        assertThrows(FlowException.class, () -> rig.pump(failing, lane).run());
        assertEquals(List.of(), sink.delivered);
    }

    @Test
    void aLanesOutputsKeepTheirOrderWhateverWorkerIsFaster() throws Exception {
        List<String> words = new ArrayList<>(List.of("slow", "fast"));
        IntStream.range(0, 200).mapToObj(i -> "r" + i).forEach(words::add);
        List<Batch> batches = IntStream.range(0, words.size())
                .mapToObj(i -> Rig.batch("s1", i, words.get(i)))
                .toList();
        rig.pump(sink, Rig.lane("s1", batches)).run();
        assertEquals(words, sink.delivered);
        assertEquals(List.of(), rig.parked);
        assertTrue(rig.counters.isClean());
    }

    @Test
    void aChildStartsWhenItsParentIsSettledNotWhenItIsRead() throws Exception {
        Withholding withholding = new Withholding();
        rig.successors.put("parent", List.of(Rig.lane("child", "c")));
        rig.pump(withholding, Rig.lane("parent", "p")).run();
        assertEquals(
                List.of("answered p", "settled parent", "answered c", "settled child"),
                rig.events.stream()
                        .filter(event -> event.startsWith("answered") || event.startsWith("settled"))
                        .toList());
    }

    @Test
    void theParkingIsForcedBeforeACheckpointMovesPastIt() throws Exception {
        rig.pump(sink, Rig.lane("s1", "fail")).run();
        int forced = rig.events.indexOf("forced");
        int saved = rig.events.indexOf("checkpoint s1 " + new Checkpoint.After("0"));
        assertTrue(forced >= 0 && forced < saved, rig.events.toString());
    }

    @Test
    void whatTheSinkCannotDeliverIsParkedAloneAndSettled() throws Exception {
        Sink refusing = new Sink() {
            @Override
            public void send(Output output, Ticket ticket) {
                if (output.bytes().toText().equals("b")) {
                    ticket.undeliverable(output, Failure.deliver("refused", 3));
                } else {
                    ticket.delivered(output);
                }
            }

            @Override
            public void flush() {}
        };
        rig.pump(refusing, Rig.lane("s1", "a,b,c")).run();
        assertEquals(List.of("b: refused"), rig.parked);
        assertEquals(2, rig.counters.delivered());
        assertEquals(1, rig.counters.undeliverable());
        assertEquals(1, rig.counters.parked());
        assertFalse(rig.counters.isClean());
        assertEquals(new Checkpoint.End(), rig.checkpoints.get("s1"));
    }

    @Test
    void aSinkThatBreaksStopsTheWorkAndAcknowledgesNothingAfterIt() {
        Sink breaking = new Sink() {
            @Override
            public void send(Output output, Ticket ticket) {
                if (output.bytes().toText().equals("b")) {
                    throw new FlowException("the target is gone");
                }
                ticket.delivered(output);
            }

            @Override
            public void flush() {}
        };
        Pump pump = rig.pump(breaking, Rig.live("s1", "a", "b", "c"));
        FlowException thrown = assertThrows(FlowException.class, pump::run);
        assertEquals("the target is gone", thrown.getMessage());
        assertEquals(new Checkpoint.After("0"), rig.checkpoints.get("s1"));
        assertEquals(Optional.of("1"), pump.lanes().getFirst().firstUnsettled().map(p -> p.sequence()));
    }

    @Test
    void lostCheckpointsStopTheWorkWhereNoRecordsCome() {
        Pump pump = rig.pump(sink, Rig.live("s1"));
        CompletableFuture.runAsync(() -> rig.loss.complete(new FlowException("taken over")));
        FlowException thrown = assertThrows(FlowException.class, pump::run);
        assertEquals("taken over", thrown.getMessage());
        assertEquals(Optional.of(Stop.Reason.FAILURE), rig.stop.reason());
    }

    @Test
    void theFirstFailureStopsTheWorkWhenToldSo() {
        rig.onFailure = OnFailure.STOP;
        Pump pump = rig.pump(sink, Rig.live("s1", "a", "fail", "b"));
        FlowException thrown = assertThrows(FlowException.class, pump::run);
        assertTrue(
                thrown.getMessage().contains("orders, shard s1, 1: step 'failing': was told to"), thrown.getMessage());
        assertEquals(List.of("a"), sink.delivered);
        assertEquals(new Checkpoint.After("0"), rig.checkpoints.get("s1"));
    }

    @Test
    void aFailureThatIsLeftHoldsTheCheckpointButNotTheRest() throws Exception {
        rig.onFailure = OnFailure.LEAVE;
        Pump pump = rig.pump(sink, Rig.lane("s1", "a", "fail", "b"));
        pump.run();
        assertEquals(List.of("a", "b"), sink.delivered);
        assertEquals(Optional.of("1"), pump.lanes().getFirst().firstUnsettled().map(p -> p.sequence()));
        assertEquals(new Checkpoint.After("0"), rig.checkpoints.get("s1"));
    }

    @Test
    void aSourceThatBreaksIsReportedAndWhatItGaveIsDelivered() {
        Lane breaking = new Lane() {
            private boolean given;

            @Override
            public String name() {
                return "s1";
            }

            @Override
            public Batch next() {
                if (given) {
                    throw new FlowException("the stream is gone");
                }
                given = true;
                return Rig.batch("s1", 0, "a");
            }
        };
        FlowException thrown =
                assertThrows(FlowException.class, () -> rig.pump(sink, breaking).run());
        assertEquals("the stream is gone", thrown.getMessage());
        assertEquals(List.of("a"), sink.delivered);
        assertEquals(new Checkpoint.After("0"), rig.checkpoints.get("s1"));
    }

    @Test
    void aLimitStopsTheWorkAndPassesOnNoMore() throws Exception {
        rig.pump(new LimitSink(sink, 2, rig.stop), Rig.live("s1", "a", "b", "c"))
                .run();
        assertEquals(List.of("a", "b"), sink.delivered);
        assertEquals(Optional.of(Stop.Reason.COUNT), rig.stop.reason());
        assertEquals(new Checkpoint.After("1"), rig.checkpoints.get("s1"));
    }

    @Test
    void aStopInterruptsALaneThatWaitsAndTakesWhatItHasRead() throws Exception {
        Lane waiting = new Lane() {
            @Override
            public String name() {
                return "s1";
            }

            @Override
            public Batch next() throws InterruptedException {
                rig.stop.request(Stop.Reason.TERMINATE);
                new java.util.concurrent.CountDownLatch(1).await();
                throw new AssertionError("never comes here");
            }

            @Override
            public Batch leftover() {
                return Rig.batch("s1", 0, "read");
            }
        };
        rig.pump(sink, waiting).run();
        assertEquals(List.of("read"), sink.delivered);
        assertEquals(Map.of("s1", new Checkpoint.After("0")), rig.checkpoints);
    }

    @Test
    void aBatchIsHandedBackWhenTheSinkHasItsOutputs() throws Exception {
        List<Batch> batches = List.of(Rig.batch("s1", 0, "a", "drop"), Rig.batch("s1", 2, "fail"));
        Lane lane = new ForwardingLane(Rig.lane("s1", batches)) {
            @Override
            public void recycle(Batch batch) {
                rig.events.add("handed back " + batches.indexOf(batch));
            }
        };
        rig.pump(sink, lane).run();
        assertEquals(
                List.of("delivered a", "handed back 0", "handed back 1"),
                rig.events.stream()
                        .filter(each -> each.matches("(delivered|handed back) .*"))
                        .toList());
    }

    /** Answers when whoever flushed it waits for that, as a sink with requests on their way may. */
    private final class Withholding implements Sink {
        private final List<Runnable> answers = new ArrayList<>();

        @Override
        public synchronized void send(Output output, Ticket ticket) {
            Output kept = new Output(output.bytes().copy(), output.source());
            answers.add(() -> {
                rig.events.add("answered " + kept.bytes().toText());
                ticket.delivered(kept);
            });
        }

        @Override
        public synchronized void flush() {
            List<Runnable> due = List.copyOf(answers);
            answers.clear();
            Thread flushing = Thread.currentThread();
            Thread.ofPlatform().daemon().start(() -> {
                while (flushing.isAlive() && flushing.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                due.forEach(Runnable::run);
            });
        }
    }
}
