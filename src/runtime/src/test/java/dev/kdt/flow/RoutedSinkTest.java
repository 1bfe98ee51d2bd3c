package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Arrival;
import dev.kdt.codec.Chain;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.step.RouteTarget;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several sinks of one run: each is settled by itself, and nothing is acknowledged before all are. */
@Timeout(60)
class RoutedSinkTest {
    private final Rig rig = new Rig();
    private final Service usual = new Service();
    private final Service other = new Service();

    /** A way in which a request fails. */
    private enum Fault {
        NONE,
        THROTTLED_ONCE,
        THROTTLED_FOR_GOOD,
        LOST_ANSWER,
        REFUSED,
        GONE
    }

    /** Takes three records at a time; one request fails, or waits until it is let through. */
    private static final class Service implements BatchApi {
        final List<String> taken = Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch open = new CountDownLatch(1);
        volatile boolean blocked;
        private Fault fault = Fault.NONE;
        private int at;
        private int requests;

        void failAt(int request, Fault with) {
            fault = with;
            at = request;
        }

        @Override
        public String target() {
            return "stream 'x'";
        }

        @Override
        public Limits limits() {
            return new Limits(3, 1_000, 1_000);
        }

        @Override
        public int size(Output output) {
            return output.bytes().length();
        }

        @Override
        public synchronized List<Verdict> put(List<Output> outputs) {
            boolean fails = requests++ == at;
            List<String> texts =
                    outputs.stream().map(each -> each.bytes().toText()).toList();
            if (blocked) {
                awaitOpen();
            }
            switch (fault) {
                case THROTTLED_ONCE, THROTTLED_FOR_GOOD -> {
                    if (fails || (fault == Fault.THROTTLED_FOR_GOOD && requests > at)) {
                        taken.addAll(texts.subList(1, texts.size()));
                        return IntStream.range(0, texts.size())
                                .<Verdict>mapToObj(
                                        i -> i == 0 ? new Verdict.Again("throttled") : new Verdict.Delivered())
                                .toList();
                    }
                }
                case LOST_ANSWER -> {
                    if (fails) {
                        taken.addAll(texts);
                        throw new BatchFailedException("no answer", Arrival.UNKNOWN, new RuntimeException());
                    }
                }
                case REFUSED -> {
                    if (fails) {
                        throw new BatchRefusedException(
                                "invalid", BatchRefusedException.Cause.ENTRIES, new RuntimeException());
                    }
                }
                case GONE -> {
                    if (requests > at) {
                        throw new FlowException("no such stream");
                    }
                }
                case NONE -> {}
            }
            taken.addAll(texts);
            return texts.stream().<Verdict>map(_ -> new Verdict.Delivered()).toList();
        }

        private void awaitOpen() {
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new FlowException("interrupted", e);
            }
        }
    }

    private RoutedSink sink() {
        RunContext context = new RunContext(rig.counters, rig.stop, Instant::now);
        ServiceSink.Settings settings = new ServiceSink.Settings(1, Retries.atOnce(rig.stop), rig.counters);
        return new RoutedSink(
                new ServiceSink(usual, settings), Map.of("firehose:x", new ServiceSink(other, settings)), context);
    }

    @Test
    void handsEachResultToTheSinkOfItsRoute() throws Exception {
        try (Sink sink = sink()) {
            rig.pump(sink, Rig.lane("s1", "a", "x>b", "c,x>d", "fail")).run();
        }
        assertEquals(List.of("a", "c"), usual.taken);
        assertEquals(List.of("b", "d"), other.taken);
        assertEquals(4, rig.counters.delivered());
        assertEquals(Map.of("firehose:x", 2L), rig.counters.routedByTarget());
        assertEquals(List.of("fail: was told to (3)"), rig.parked);
        assertEquals(new Checkpoint.End(), rig.checkpoints.get("s1"));
    }

    @Test
    void acknowledgesNothingBeforeAllResultsOfARecordAreSettled() throws Exception {
        other.blocked = true;
        try (Sink sink = sink()) {
            Pump pump = rig.pump(sink, Rig.lane("s1", "a,x>b", "c"));
            Thread running = inBackground(pump);
            awaitTaken(usual, "a", "c");
            awaitUnsettled(pump, 1);
            assertEquals(Map.of(), rig.checkpoints);
            assertEquals(
                    Optional.of("0"), pump.lanes().getFirst().firstUnsettled().map(Position::sequence));
            other.open.countDown();
            assertTrue(running.join(Duration.ofSeconds(60)));
        }
        assertEquals(new Checkpoint.End(), rig.checkpoints.get("s1"));
    }

    /** The lane waits for the one sink and cannot flush the other: what that holds has the time of the stop all the same. */
    @Test
    void aSinkThatHangsLeavesTheOthersTimeWhenTheRunIsStopped() throws Exception {
        other.blocked = true;
        try (Sink sink = sink()) {
            Pump pump = rig.pump(sink, Rig.lane("s1", "x>1", "x>2", "x>3", "a", "x>4", "x>5", "x>6", "x>7", "x>8"));
            Thread running = inBackground(pump);
            while (running.isAlive() && rig.counters.wireRecords() < 9) {
                pause();
            }
            rig.stop.request(Stop.Reason.TERMINATE);
            awaitTaken(usual, "a");
            other.open.countDown();
            assertTrue(running.join(Duration.ofSeconds(60)));
        }
        assertEquals(List.of(), rig.parked);
        assertEquals(9, rig.counters.delivered());
    }

    @Test
    void sendsWhatASinkHoldsOnceASecond() throws Exception {
        Instant[] now = {Instant.EPOCH};
        List<String> events = new ArrayList<>();
        RunContext context = new RunContext(rig.counters, rig.stop, () -> now[0]);
        Sink sink = new RoutedSink(new Noting("usual", events), Map.of("firehose:x", new Noting("x", events)), context);
        sink.send(output("a", "x"), null);
        now[0] = now[0].plusMillis(999);
        sink.send(output("b", null), null);
        now[0] = now[0].plusMillis(1);
        sink.send(output("c", null), null);
        sink.send(output("d", null), null);
        assertEquals(List.of("x a", "usual b", "usual flushed", "x flushed", "usual c", "usual d"), events);
    }

    @Test
    void aLostTargetEndsTheRunAndCostsNoneOfTheOthersResults() {
        other.failAt(0, Fault.GONE);
        rig.comesAgain = true;
        Lane lane =
                new ForwardingLane(Rig.lane(
                        "s1",
                        List.of(Rig.batch("s1", 0, "a", "x>1", "x>2", "x>3"), Rig.batch("s1", 4, "b", "x>4", "c")))) {
                    @Override
                    public @Nullable Batch next() throws InterruptedException {
                        Batch batch = super.next();
                        while (batch != null
                                && batch.records().getFirst().data().toText().equals("b")
                                && rig.parked.size() < 3) {
                            pause();
                        }
                        return batch;
                    }
                };
        try (Sink sink = sink()) {
            Pump pump = rig.pump(sink, lane);
            assertEquals(
                    "no such stream",
                    assertThrows(FlowException.class, pump::run).getMessage());
        }
        assertEquals(List.of("a", "b"), usual.taken);
        assertEquals(
                List.of(
                        "1: no such stream (to firehose:x)",
                        "2: no such stream (to firehose:x)",
                        "3: no such stream (to firehose:x)"),
                rig.parked);
        assertEquals(new Checkpoint.After("4"), rig.checkpoints.get("s1"));
    }

    /** Otherwise the run would wait for the other's results, and nobody would send them. */
    @Test
    void aSinkThatBreaksDoesNotKeepTheOthersFromBeingFlushed() throws Exception {
        Sink breaking = new Sink() {
            @Override
            public void send(Output output, Ticket ticket) {
                ticket.delivered(output);
            }

            @Override
            public void flush() {
                throw new FlowException("the disk is full");
            }
        };
        ServiceSink.Settings settings = new ServiceSink.Settings(1, Retries.atOnce(rig.stop), rig.counters);
        RunContext context = new RunContext(rig.counters, rig.stop, Instant::now);
        try (Sink sink = new RoutedSink(breaking, Map.of("firehose:x", new ServiceSink(other, settings)), context)) {
            Pump pump = rig.pump(sink, Rig.lane("s1", "a", "x>b"));
            assertEquals(
                    "the disk is full",
                    assertThrows(FlowException.class, pump::run).getMessage());
        }
        assertEquals(List.of("b"), other.taken);
    }

    /** Whatever request of whatever sink fails, and however: each result is where it belongs, or parked for there, or comes again. */
    @ParameterizedTest
    @EnumSource
    void losesNothingWhicheverRequestFails(Fault fault) throws Exception {
        for (int request = 0; request < 12; request++) {
            for (boolean routed : List.of(false, true)) {
                new RoutedSinkTest().losesNothing(fault, request, routed);
            }
        }
    }

    private void losesNothing(Fault fault, int request, boolean routed) throws Exception {
        (routed ? other : usual).failAt(request, fault);
        rig.comesAgain = true;
        String[] records = IntStream.range(0, 20)
                .mapToObj(i -> i % 3 == 0 ? "x>r" + i : i % 3 == 1 ? "r" + i : "r" + i + ",x>s" + i)
                .toArray(String[]::new);
        try (Sink sink = sink()) {
            rig.pump(sink, Rig.lane("s1", records)).run();
        } catch (FlowException e) {
            assertEquals(Fault.GONE, fault, e.getMessage());
        }
        String what = fault + " at " + request + (routed ? " of the routed sink" : " of the usual sink");
        for (int i = 0; i < acknowledged(records.length); i++) {
            for (String result : records[i].split(",")) {
                String text = result.substring(result.indexOf('>') + 1);
                boolean isRouted = result.startsWith("x>");
                boolean isParked = rig.parked.stream()
                        .anyMatch(each -> each.startsWith(text + ": ") && each.endsWith("(to firehose:x)") == isRouted);
                assertTrue((isRouted ? other : usual).taken.contains(text) || isParked, what + ": " + result);
                assertTrue(!(isRouted ? usual : other).taken.contains(text), what + ": " + result);
            }
        }
        if (fault != Fault.GONE) {
            assertEquals(new Checkpoint.End(), rig.checkpoints.get("s1"), what);
        }
    }

    private int acknowledged(int all) {
        Checkpoint reached = rig.checkpoints.get("s1");
        return switch (reached) {
            case null -> 0;
            case Checkpoint.After(String sequence) -> Integer.parseInt(sequence) + 1;
            case Checkpoint.End() -> all;
            default -> throw new AssertionError(reached);
        };
    }

    private static Output output(String text, @Nullable String route) {
        Slice bytes = Slice.utf8(text);
        RouteTarget target = route == null ? null : new RouteTarget(route, "firehose:" + route);
        return new Output(bytes, KinesisRecord.of(Position.UNKNOWN, bytes), Chain.AUTO, 1, target);
    }

    private Thread inBackground(Pump pump) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                pump.run();
            } catch (InterruptedException e) {
                rig.events.add("interrupted");
            }
        });
    }

    /** Ends with the test's time. */
    private static void pause() throws InterruptedException {
        Thread.onSpinWait();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static void awaitTaken(Service service, String... texts) throws InterruptedException {
        while (!service.taken.containsAll(List.of(texts))) {
            pause();
        }
    }

    private static void awaitUnsettled(Pump pump, long records) throws InterruptedException {
        while (Stream.of(pump.lanes().getFirst()).mapToLong(LaneRun::unsettled).sum() != records) {
            pause();
        }
    }

    private record Noting(String name, List<String> events) implements Sink {
        @Override
        public void send(Output output, Ticket ticket) {
            events.add(name + " " + output.bytes().toText());
        }

        @Override
        public void flush() {
            events.add(name + " flushed");
        }
    }
}
