package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Processor;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunTest {
    private final List<String> events = new ArrayList<>();
    private final AtomicInteger processors = new AtomicInteger();
    private final RunContext context = RunContext.of(new Stop(), InstantSource.system());

    private Run.Builder builder(Lane... lanes) {
        return Run.in(context)
                .from(made -> new Lanes(List.of(lanes)))
                .through(new Counted(), 1)
                .to(made -> new OpenTarget(new Discarding(), "discarded", new Behind()));
    }

    @Test
    void closesTheSourceFirstAndWhatIsBehindTheTargetLast() throws InterruptedException {
        try (Run run =
                builder(Rig.lane("a", "1", "2")).parking(made -> new Parking()).open()) {
            run.toTheEnd();
            events.add("end");
        }
        assertEquals(
                List.of(
                        "parked are forced",
                        "complete",
                        "end",
                        "source closed",
                        "parking closed",
                        "sink closed",
                        "behind closed"),
                events);
        assertEquals(2, context.counters().delivered());
    }

    @Test
    void forcesWhatWasParkedAlsoWhereNoCheckpointMoves() throws InterruptedException {
        try (Run run = builder().parking(made -> new Parking()).open()) {
            run.toTheEnd();
            assertEquals(List.of("parked are forced", "complete"), events);
        }
    }

    @Test
    void tellsOfAParkingThatIsLostAndNotThatItFailedTwice() throws InterruptedException {
        FlowException lost = new FlowException("the parking is lost");
        DeadLetters losing = new DeadLetters() {
            @Override
            public void park(KinesisRecord record, Failure failure) {
                // Nothing fails here.
            }

            @Override
            public void force() {
                throw lost;
            }

            @Override
            public String place() {
                return "nowhere";
            }
        };
        try (Run run = builder(Rig.lane("a", "1")).parking(made -> losing).open()) {
            assertSame(lost, assertThrows(FlowException.class, run::toTheEnd));
        }
    }

    @Test
    void closesWhatWasMadeWhenAPartCannotBeMade() {
        FlowException refused = assertThrows(
                FlowException.class,
                () -> builder()
                        .from(made -> {
                            throw new FlowException("there is no source");
                        })
                        .parking(made -> new Parking())
                        .open());
        assertEquals("there is no source", refused.getMessage());
        assertEquals(List.of("parking closed", "sink closed", "behind closed"), events);
    }

    @Test
    void doesNotCompleteTheTargetAfterAStopInTheMiddle() throws InterruptedException {
        context.stop().request(Stop.Reason.TERMINATE);
        try (Run run = builder(Rig.lane("a", "1")).open()) {
            run.toTheEnd();
        }
        assertEquals(List.of("source closed", "sink closed", "behind closed"), events);
    }

    @Test
    void processorsOfLentWorkersAreUsedAgainByTheNextRun() throws InterruptedException {
        try (Workers workers = new Workers(new Counted(), 1)) {
            for (String record : List.of("1", "2", "3")) {
                try (Run run = builder(Rig.lane("a", record)).through(workers).open()) {
                    run.toTheEnd();
                }
            }
        }
        assertEquals(1, processors.get());
        assertEquals(3, context.counters().delivered());
    }

    @Test
    void partsCountAndStopWithTheContextOfTheRun() throws InterruptedException {
        List<RunContext> given = new ArrayList<>();
        Run.Builder builder = builder().parking(made -> {
            given.add(made);
            return DeadLetters.NONE;
        });
        try (Run _ = builder.open()) {
            assertEquals(List.of(context), given);
        }
    }

    @Test
    void knowsTheArrivalOfTheOldestRecordOnlyWhileALaneGoesOn() throws InterruptedException {
        Instant arrival = Instant.parse("2026-01-01T00:00:00Z");
        KinesisRecord record =
                new KinesisRecord(Position.inShard("s", "shard", "1"), "k", null, arrival, Slice.utf8("x"));
        List<@Nullable Instant> known = new ArrayList<>();
        Run[] running = new Run[1];
        Lane lane = new Lane() {
            private int calls;

            @Override
            public String name() {
                return "shard";
            }

            @Override
            public @Nullable Batch next() {
                known.add(running[0].oldest());
                return calls++ == 0 ? new Batch("shard", List.of(record)) : null;
            }
        };
        try (Run run = builder(lane).open()) {
            running[0] = run;
            run.toTheEnd();
            assertNull(run.oldest());
        }
        assertNull(known.getFirst());
        assertEquals(arrival, known.getLast());
    }

    private final class Lanes implements Source {
        private final List<Lane> lanes;

        Lanes(List<Lane> lanes) {
            this.lanes = lanes;
        }

        @Override
        public List<Lane> lanes() {
            return lanes;
        }

        @Override
        public void close() {
            events.add("source closed");
        }
    }

    /** Hands records on as they are; counts the processors that were made. */
    private final class Counted implements Processor.Factory {
        @Override
        public Processor create() {
            processors.incrementAndGet();
            return (in, out) -> {
                for (int wire = 0; wire < in.records().size(); wire++) {
                    out.bytes().put(in.records().get(wire).data());
                    out.endOutput();
                    out.kept(in.records().get(wire), wire);
                }
            };
        }

        @Override
        public boolean remembers() {
            return false;
        }
    }

    private final class Discarding implements Sink {
        @Override
        public void send(Output output, Ticket ticket) {
            ticket.delivered(output);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            events.add("sink closed");
        }
    }

    private final class Parking implements DeadLetters {
        @Override
        public void park(KinesisRecord record, Failure failure) {
            throw new AssertionError(failure.message());
        }

        @Override
        public void force() {
            if (!events.contains("parked are forced")) {
                events.add("parked are forced");
            }
        }

        @Override
        public String place() {
            return "parking";
        }

        @Override
        public void close() {
            events.add("parking closed");
        }
    }

    private final class Behind implements OpenTarget.Behind {
        @Override
        public void complete() {
            events.add("complete");
        }

        @Override
        public void close() {
            events.add("behind closed");
        }
    }
}
