package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kdt.record.Batch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdleSourceTest {
    private Instant now = Instant.EPOCH;
    private final Stop stop = new Stop();
    private final Shard one = new Shard("a");
    private final Shard other = new Shard("b");
    private final Source source = new IdleSource(
            new Source() {
                @Override
                public List<Lane> lanes() {
                    return List.of(one, other);
                }
            },
            Duration.ofSeconds(5),
            () -> now,
            stop);

    @Test
    void asksForAStopWhenNoLaneHadARecordForAsLongAsAllowed() throws Exception {
        List<Lane> lanes = source.lanes();
        one.has(0, true).next(lanes.getFirst());
        now = now.plusSeconds(4);
        other.has(1, true).next(lanes.getLast());
        other.has(0, true).next(lanes.getLast());
        now = now.plusSeconds(4);
        one.has(0, true).next(lanes.getFirst());
        assertFalse(stop.isRequested());
        now = now.plusSeconds(1);
        one.has(0, true).next(lanes.getFirst());
        assertEquals(Optional.of(Stop.Reason.IDLE), stop.reason());
    }

    @Test
    void aLaneThatWasNotReadToItsEndYetMayHaveRecords() throws Exception {
        List<Lane> lanes = source.lanes();
        one.has(0, true).next(lanes.getFirst());
        now = now.plusSeconds(60);
        one.has(0, true).next(lanes.getFirst());
        other.has(0, false).next(lanes.getLast());
        now = now.plusSeconds(60);
        one.has(0, true).next(lanes.getFirst());
        other.has(0, false).next(lanes.getLast());
        assertFalse(stop.isRequested());
        other.has(0, true).next(lanes.getLast());
        now = now.plusSeconds(5);
        other.has(0, false).next(lanes.getLast());
        assertEquals(Optional.of(Stop.Reason.IDLE), stop.reason(), "it was at its end before");
    }

    @Test
    void recordsThatAreHandedOnAreNoSilence() throws Exception {
        List<Lane> lanes = source.lanes();
        other.has(1, true).next(lanes.getLast());
        one.has(0, true).next(lanes.getFirst());
        now = now.plusSeconds(60);
        one.has(0, true).next(lanes.getFirst());
        assertFalse(stop.isRequested());
        other.has(0, true).next(lanes.getLast());
        assertFalse(stop.isRequested());
    }

    @Test
    void aLaneThatHasEndedIsNotWaitedFor() throws Exception {
        List<Lane> lanes = source.lanes();
        assertNull(lanes.getLast().next());
        one.has(0, true).next(lanes.getFirst());
        now = now.plusSeconds(5);
        one.has(0, true).next(lanes.getFirst());
        assertEquals(Optional.of(Stop.Reason.IDLE), stop.reason());
    }

    private final class Shard implements Lane {
        private final String name;
        private final Queue<Batch> batches = new ArrayDeque<>();
        private boolean isAtTip;

        Shard(String name) {
            this.name = name;
        }

        private Shard has(int records, boolean tip) {
            batches.add(records == 0 ? new Batch(name, List.of()) : Rig.batch(name, 0, "x"));
            isAtTip = tip;
            return this;
        }

        private void next(Lane lane) throws InterruptedException {
            lane.next();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public @Nullable Batch next() {
            return batches.poll();
        }

        @Override
        public @Nullable Instant caughtUp() {
            return isAtTip ? now : null;
        }
    }
}
