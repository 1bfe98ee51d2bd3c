package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.record.Batch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdleSourceTest {
    private Instant now = Instant.EPOCH;
    private final Stop stop = new Stop();

    @Test
    void asksForAStopWhenNoLaneGaveARecordForAsLongAsAllowed() throws Exception {
        Batch empty = new Batch("a", List.of());
        Lane quiet = Rig.lane("a", List.of(empty, empty, empty));
        Lane busy = Rig.lane("b", List.of(Rig.batch("b", 0, "x")));
        Source source = new IdleSource(
                new Source() {
                    @Override
                    public List<Lane> lanes() {
                        return List.of(quiet, busy);
                    }
                },
                Duration.ofSeconds(5),
                () -> now,
                stop);
        List<Lane> lanes = source.lanes();
        now = now.plusSeconds(4);
        lanes.getFirst().next();
        lanes.getLast().next();
        now = now.plusSeconds(4);
        lanes.getFirst().next();
        assertEquals(Optional.empty(), stop.reason());
        now = now.plusSeconds(1);
        lanes.getFirst().next();
        assertEquals(Optional.of(Stop.Reason.IDLE), stop.reason());
    }
}
