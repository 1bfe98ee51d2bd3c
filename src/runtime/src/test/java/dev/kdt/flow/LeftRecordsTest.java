package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host whose source gives records again: what cannot be settled for now is left to it. */
class LeftRecordsTest {
    private final Rig rig = new Rig();
    private final Rig.Collecting sink = rig.new Collecting();

    @BeforeEach
    void aHostThatIsGivenRecordsAgain() {
        rig.comesAgain = true;
        rig.onUnavailable = OnUnavailable.LEAVE;
    }

    @Test
    void anOutputThatTheTargetDoesNotTakeForNowIsNotParked() throws Exception {
        Pump pump = rig.pump(refusing("b", "c"), Rig.lane("s1", "a", "b", "c", "fail", "d"));
        pump.run();
        assertEquals(List.of("c: refused", "fail: was told to (3)"), rig.parked);
        assertEquals(Optional.of("0"), pump.lanes().getFirst().settled().map(Position::sequence));
        assertEquals(1, pump.lanes().getFirst().unsettled());
        assertEquals(Map.of("deliver: no time", 1L, "deliver: refused", 1L), rig.counters.undeliverableByReason());
    }

    @Test
    void atADeadlineNothingIsDroppedThatWasOnlyCutOff() throws Exception {
        rig.onFailure = OnFailure.DROP;
        Pump pump = rig.pump(
                sink,
                Rig.lane("s1", List.of(Rig.batch("s1", 0, "a"), Rig.batch("s1", 1, "loop"), Rig.batch("s1", 2, "b"))));
        Thread running = Thread.ofPlatform().daemon().start(() -> {
            try {
                pump.run();
            } catch (InterruptedException e) {
                rig.events.add("interrupted");
            }
        });
        assertTrue(rig.looping.await(60, TimeUnit.SECONDS));
        rig.stop.request(Stop.Reason.DEADLINE);
        assertTrue(running.join(Duration.ofSeconds(60)));
        assertTrue(pump.lanes().getFirst().firstUnsettled().isPresent());
        assertEquals(0, rig.counters.failed());
        assertTrue(List.of(List.of(), List.of("a")).contains(sink.delivered), sink.delivered::toString);
    }

    @Test
    void aFailedParkingNamesTheRecordsThatItLost() throws Exception {
        try (SinkDeadLetters parking = new SinkDeadLetters(OpenTarget.of(refusing("one"), "sent"), "queue")) {
            for (int i = 0; i < 3; i++) {
                parking.park(
                        KinesisRecord.of(Position.inFile(i == 1 ? "one" : "other", i + 1), Slice.utf8("x")),
                        Failure.decode("bad"));
            }
            assertThrows(FlowException.class, parking::force);
            List<Position> unsafe = assertNotNullList(parking.unsafe());
            assertEquals(List.of(Position.inFile("one", 2)), unsafe);
        }
    }

    private static List<Position> assertNotNullList(List<Position> positions) {
        assertNotNull(positions);
        return positions;
    }

    /** The first word is not taken for now, the others never. */
    private static Sink refusing(String... words) {
        return new Sink() {
            @Override
            public void send(Output output, Ticket ticket) {
                String text = output.bytes().toText();
                if (text.equals(words[0]) || text.contains("\"file\":\"" + words[0] + "\"")) {
                    ticket.unavailable(output, Failure.deliver("no time", 3));
                } else if (List.of(words).contains(text)) {
                    ticket.undeliverable(output, Failure.deliver("refused", 1));
                } else {
                    ticket.delivered(output);
                }
            }

            @Override
            public void flush() {}
        };
    }
}
