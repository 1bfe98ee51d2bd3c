package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Processor;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oldest record of a lane that is neither delivered, dropped nor parked, wherever it is on its way. */
@Timeout(60)
class OldestUnsettledTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private final CountDownLatch processing = new CountDownLatch(1);
    private final CountDownLatch process = new CountDownLatch(1);
    private final BlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();
    private final Queue<Batch> batches = new ArrayDeque<>(List.of(batch(0), batch(1), batch(2)));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itIsKnownFromItsReadingToItsDelivery(boolean remembers) throws InterruptedException {
        Run.Builder builder = Run.in(RunContext.of(new Stop(), InstantSource.system()))
                .from(_ -> () -> List.of(new Batches()))
                .through(new Waiting(remembers), 1)
                .to(_ -> OpenTarget.of(new Holding(), "held"));
        try (Run run = builder.open()) {
            Thread running = Thread.ofVirtual().start(() -> toTheEnd(run));
            processing.await();
            LaneRun lane = run.lanes().getFirst();
            await(lane, FIRST);
            process.countDown();
            for (int i = 0; i < 3; i++) {
                Runnable delivery = deliveries.take();
                await(lane, FIRST.plusSeconds(i));
                assertFalse(lane.hasEnded());
                delivery.run();
            }
            running.join();
            await(lane, null);
            assertTrue(lane.hasEnded());
        }
    }

    @Test
    void aLaneWithoutRecordsHasNone() throws InterruptedException {
        batches.clear();
        process.countDown();
        Run.Builder builder = Run.in(RunContext.of(new Stop(), InstantSource.system()))
                .from(_ -> () -> List.of(new Batches()))
                .through(new Waiting(false), 1)
                .to(_ -> OpenTarget.of(new Holding(), "held"));
        try (Run run = builder.open()) {
            run.toTheEnd();
            assertEquals(null, run.lanes().getFirst().oldestUnsettled());
        }
    }

    private static void toTheEnd(Run run) {
        try {
            run.toTheEnd();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A record is nowhere for a moment while it is handed from one part to the next. */
    private static void await(LaneRun lane, @Nullable Instant arrival) throws InterruptedException {
        while (!Objects.equals(arrival, lane.oldestUnsettled())) {
            Thread.sleep(1);
        }
    }

    private static Batch batch(int number) {
        return new Batch(
                "shard",
                List.of(new KinesisRecord(
                        Position.inShard("s", "shard", String.valueOf(number)),
                        "k",
                        null,
                        FIRST.plusSeconds(number),
                        Slice.utf8("x"))));
    }

    private final class Batches implements Lane {
        @Override
        public String name() {
            return "shard";
        }

        @Override
        public @Nullable Batch next() {
            return batches.poll();
        }
    }

    /** Hands records on once it may. */
    private final class Waiting implements Processor.Factory {
        private final boolean remembers;

        private Waiting(boolean remembers) {
            this.remembers = remembers;
        }

        @Override
        public Processor create() {
            return (in, out) -> {
                processing.countDown();
                try {
                    process.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
                out.bytes().put(in.records().getFirst().data());
                out.endOutput();
                out.kept(in.records().getFirst(), 0);
            };
        }

        @Override
        public boolean remembers() {
            return remembers;
        }
    }

    private final class Holding implements Sink {
        @Override
        public void send(Output output, Ticket ticket) {
            deliveries.add(() -> ticket.delivered(output));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
