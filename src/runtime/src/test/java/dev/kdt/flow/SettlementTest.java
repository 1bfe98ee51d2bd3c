package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.pipeline.Output;
import dev.kdt.record.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sink gets of a batch, and what is settled with it. */
class SettlementTest {
    private final Rig rig = new Rig();

    @Test
    void aSinkOfRunsGetsAllUpToTheRecordThatFailedAtOnce() throws Exception {
        Holding sink = new Holding(true);
        run(sink, "a,b", "drop", "c", "fail", "d", "e");
        assertEquals(List.of("3 abc", "2 de"), sink.sent);
        assertEquals(5, rig.counters.delivered());
        assertEquals(1, rig.counters.dropped());
        assertEquals(List.of("fail: was told to (3)"), rig.parked);
        assertEquals(new Checkpoint.End(), rig.checkpoints.get("shard"));
    }

    @Test
    void anotherSinkGetsEachOutputForItself() throws Exception {
        Holding sink = new Holding(false);
        run(sink, "a,b", "drop", "c", "fail", "d", "e");
        assertEquals(List.of("1 a", "1 b", "1 c", "1 d", "1 e"), sink.sent);
        assertEquals(new Checkpoint.End(), rig.checkpoints.get("shard"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRecordThatIsLeftHoldsBackWhatFollowsAndNothingBefore(boolean runs) throws Exception {
        rig.onFailure = OnFailure.LEAVE;
        List<LaneRun> lanes = run(new Holding(runs), "a", "b", "fail", "c", "drop");
        assertEquals(Optional.of("2"), lanes.getFirst().firstUnsettled().map(Position::sequence));
        assertEquals(1, lanes.getFirst().unsettled());
        assertEquals(new Checkpoint.After("1"), rig.checkpoints.get("shard"));
        assertEquals(3, rig.counters.delivered());
    }

    @Test
    void aRunThatBreaksOffLeavesAllItsRecords() throws Exception {
        Holding sink = new Holding(true);
        sink.breaks = true;
        List<LaneRun> lanes = run(sink, "fail", "a", "drop", "b");
        assertEquals(Optional.of("1"), lanes.getFirst().firstUnsettled().map(Position::sequence));
        assertEquals(3, lanes.getFirst().unsettled());
        assertEquals(0, rig.counters.delivered());
    }

    private List<LaneRun> run(Sink sink, String... records) throws InterruptedException {
        Pump pump = rig.pump(sink, Rig.lane("shard", records));
        try {
            pump.run();
        } catch (FlowException e) {
            assertEquals("broken", e.getMessage());
        }
        return pump.lanes();
    }

    /** Remembers what it is sent. */
    private static final class Holding implements Sink {
        private final List<String> sent = new ArrayList<>();
        private final boolean runs;
        private boolean breaks;

        Holding(boolean runs) {
            this.runs = runs;
        }

        @Override
        public boolean takesRuns() {
            return runs;
        }

        @Override
        public void send(Output output, Ticket ticket) {
            if (breaks) {
                throw new FlowException("broken");
            }
            sent.add(output.count() + " " + output.bytes().toText());
            ticket.delivered(output);
        }

        @Override
        public void flush() {}
    }
}
