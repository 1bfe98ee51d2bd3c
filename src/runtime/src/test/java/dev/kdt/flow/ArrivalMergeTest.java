package dev.kdt.flow;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lanes a and b, whose batches come when the test says so, under a clock that it sets. */
@Timeout(60)
class ArrivalMergeTest {
    private static final Duration WINDOW = Duration.ofSeconds(2);

    private final List<String> shown = Collections.synchronizedList(new ArrayList<>());
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Told> told = new HashMap<>();
    private final Stop stop = new Stop();
    private final Settled ticket = new Settled();
    private final CountDownLatch quiet = new CountDownLatch(1);
    private Instant now = Instant.ofEpochSecond(1000);
    private boolean isClosed;
    private ArrivalMerge merge;
    private Sink sink;
    private Source source;
    private Lane a;
    private Lane b;

    @BeforeEach
    void begin() throws Exception {
        merge = new ArrivalMerge(WINDOW, () -> now, _ -> quiet.await(), stop, notices::add);
        sink = merge.before(new Showing());
        source = merge.over(new Lanes());
        List<Lane> lanes = source.lanes();
        a = lanes.get(0);
        b = lanes.get(1);
    }

    @AfterEach
    void end() {
        source.close();
    }

    @Test
    void outputsComeInTheOrderOfTheirArrival() throws Exception {
        give(a, 1, 4, 6);
        assertEquals(List.of(), shown, "b may have earlier ones");
        give(b, 2, 3, 5);
        assertEquals(List.of("a1", "b2", "b3", "a4", "b5"), shown, "b may have others of 5");
        give(b, 9);
        assertEquals(List.of("a1", "b2", "b3", "a4", "b5", "a6"), shown);
        assertEquals(List.of(), notices);
    }

    @Test
    void aLaneThatHadNothingMoreWhenItWasAskedIsNotWaitedFor() throws Exception {
        giveAll(b);
        now = now.plusMillis(10);
        give(a, 1);
        assertEquals(List.of(), shown, "b was asked before");
        now = now.plusMillis(100);
        giveAll(b, 3);
        assertEquals(List.of("a1"), shown);
        giveAll(a);
        assertEquals(List.of("a1", "b3"), shown);
    }

    @Test
    void ofTheSameTimeTheFirstLaneComesFirstAndALanesOwnOrderStays() throws Exception {
        give(b, 5, 5, 4, 9);
        give(a, 5, 8);
        assertEquals(List.of("a5", "b5", "b5", "b4", "a8"), shown);
    }

    @Test
    void aLaneThatEndedIsNotWaitedFor() throws Exception {
        give(a, 7);
        b.next();
        assertEquals(List.of("a7"), shown);
    }

    @Test
    void othersWaitUntilWhatFollowsALaneHasBegun() throws Exception {
        told("b").isClosed = true;
        give(b, 3);
        b.next();
        give(a, 7);
        assertEquals(List.of("b3"), shown, "what follows b may have earlier ones");
        Lane child = source.successors(b).getFirst();
        assertEquals(List.of("b3"), shown);
        give(child, 5, 9);
        assertEquals(List.of("b3", "child5", "a7"), shown);
    }

    @Test
    void aLaneThatGivesNothingIsNotWaitedForLongerThanTheWindow() throws Exception {
        give(a, 7);
        now = now.plus(WINDOW).plusMillis(1);
        giveAll(a);
        assertEquals(List.of("a7"), shown);
        give(b, 3);
        give(a, 9);
        assertEquals(List.of("a7", "b3"), shown);
        assertEquals(
                List.of("shard b has given nothing for 2s: records are printed without waiting for it, and their order"
                        + " may be wrong"),
                notices);
    }

    @Test
    void aStopHandsOnWhatIsHeld() throws Exception {
        give(a, 7, 8);
        stop.request(Stop.Reason.INTERRUPT);
        ticket.awaitSettled(2);
        assertEquals(List.of("a7", "a8"), shown);
        give(b, 3);
        assertEquals(List.of("a7", "a8", "b3"), shown);
    }

    @Test
    void aSinkThatIsGoneIsToldOnceOfEachOutputAndToEveryLane() throws Exception {
        give(a, 1, 2);
        isClosed = true;
        assertThrows(ClosedPipeException.class, () -> give(b, 3, 9));
        assertEquals(0, ticket.delivered);
        assertEquals(3, ticket.givenUp); // The fourth was not taken.
        assertThrows(ClosedPipeException.class, () -> give(a, 10));
        assertThrows(ClosedPipeException.class, sink::flush);
    }

    @Test
    void theSinkIsDrainedOfALaneWhenTheLastOfItIsHandedOn() throws Exception {
        told("b").isClosed = true;
        give(b, 3, 7);
        b.next();
        sink.drain("b");
        assertEquals(List.of(), shown, "a may have earlier ones");
        give(a, 5);
        assertEquals(List.of("b3", "a5"), shown);
        give(a, 8, 9);
        assertEquals(List.of("b3", "a5", "b7", "drained b"), shown);
        source.successors(b);
        stop.request(Stop.Reason.INTERRUPT);
        ticket.awaitSettled(5);
        sink.drain("a");
        assertEquals(List.of("b3", "a5", "b7", "drained b", "a8", "a9", "drained a"), shown);
    }

    @Test
    void aLaneThatIsAheadIsNotReadWhileMuchIsHeld() throws Exception {
        tell(a, false, "x".repeat(20 << 20), 7);
        emit(a);
        tell(a, false, "", 8);
        CompletableFuture<Void> next = CompletableFuture.runAsync(() -> uninterrupted(() -> emit(a)));
        told("a").awaitPaused();
        assertEquals(List.of(), shown);
        give(b, 9);
        next.get(60, TimeUnit.SECONDS);
        assertEquals("a7", shown.getFirst().substring(0, 2));
    }

    /** A batch of records that arrived at these seconds comes, and is sent. */
    private void give(Lane lane, int... seconds) throws InterruptedException {
        tell(lane, false, "", seconds);
        emit(lane);
    }

    /** The same, after which the lane has nothing more. */
    private void giveAll(Lane lane, int... seconds) throws InterruptedException {
        tell(lane, true, "", seconds);
        emit(lane);
    }

    private void tell(Lane lane, boolean isAll, String payload, int... seconds) {
        List<KinesisRecord> records = new ArrayList<>();
        for (int each : seconds) {
            Position position = Position.inShard("orders", lane.name(), String.valueOf(each));
            records.add(new KinesisRecord(
                    position, null, null, Instant.ofEpochSecond(each), Slice.utf8(lane.name() + each + payload)));
        }
        told(lane.name()).batches.add(new Told.Next(new Batch(lane.name(), records), isAll ? now : null));
    }

    private Told told(String lane) {
        return requireNonNull(told.get(lane));
    }

    /** Does with the next batch what the pump does. */
    private void emit(Lane lane) throws InterruptedException {
        Batch batch = requireNonNull(lane.next());
        for (KinesisRecord each : batch.records()) {
            sink.send(new Output(each.data(), each), ticket);
        }
        lane.recycle(batch);
    }

    private interface Interruptible {
        void run() throws InterruptedException;
    }

    private static void uninterrupted(Interruptible work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Lanes implements Source {
        @Override
        public List<Lane> lanes() {
            return List.of(lane("a"), lane("b"));
        }

        @Override
        public List<Lane> successors(Lane lane) {
            return List.of(lane("child"));
        }

        private Lane lane(String name) {
            Told its = new Told(name);
            told.put(name, its);
            return its;
        }
    }

    private static final class Told implements Lane {
        private final String name;
        private final Queue<Next> batches = new ArrayDeque<>();
        private final CountDownLatch paused = new CountDownLatch(1);
        private @Nullable Instant caughtUp;
        private boolean isClosed;

        private record Next(Batch batch, @Nullable Instant caughtUp) {}

        Told(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public @Nullable Batch next() {
            Next next = batches.poll();
            caughtUp = next == null ? null : next.caughtUp();
            return next == null ? null : next.batch();
        }

        @Override
        public @Nullable Instant caughtUp() {
            return caughtUp;
        }

        @Override
        public void pause() {
            paused.countDown();
        }

        void awaitPaused() throws InterruptedException {
            paused.await();
        }

        @Override
        public boolean exhausted() {
            return isClosed;
        }
    }

    private final class Showing implements Sink {
        @Override
        public void send(Output output, Ticket its) {
            if (isClosed) {
                throw new ClosedPipeException(new IOException("Broken pipe"));
            }
            shown.add(output.bytes().toText());
            its.delivered(output);
        }

        @Override
        public void flush() {}

        @Override
        public void drain(String lane) {
            shown.add("drained " + lane);
        }
    }

    private static final class Settled implements Ticket {
        private int delivered;
        private int givenUp;

        @Override
        public synchronized void delivered(Output output) {
            delivered++;
            notifyAll();
        }

        @Override
        public synchronized void givenUp(Output output) {
            givenUp++;
        }

        @Override
        public void undeliverable(Output output, Failure failure) {
            throw new AssertionError(failure.message());
        }

        synchronized void awaitSettled(int count) throws InterruptedException {
            while (delivered < count) {
                wait();
            }
        }
    }
}
