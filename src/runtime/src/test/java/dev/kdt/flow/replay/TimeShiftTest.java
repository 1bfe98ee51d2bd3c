package dev.kdt.flow.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.bytes.Slice;
import dev.kdt.jq.Scope;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Jq;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeShiftTest {
    private static final Instant NOW = Instant.parse("2027-03-01T09:30:00.750Z");

    private static TimeShift shift(String... paths) throws Exception {
        List<Expression> compiled = new ArrayList<>();
        for (String each : paths) {
            compiled.add(Jq.compile("path(" + each + ")", Scope.pure()));
        }
        return new TimeShift(compiled);
    }

    private static KinesisRecord record(String text) {
        return KinesisRecord.of(Position.UNKNOWN, Slice.utf8(text));
    }

    private static List<String> moved(TimeShift shift, String... records) throws Exception {
        List<String> moved = new ArrayList<>();
        TimeShift.Mover mover = shift.mover();
        for (String each : records) {
            shift.look(record(each), NOW);
            moved.add(mover.moved(record(each)).toText());
        }
        return moved;
    }

    @Test
    void theFirstTimestampBecomesNowAndDistancesStay() throws Exception {
        assertEquals(
                List.of(
                        "{\"n\":1}",
                        "{\"at\":\"2027-03-01T09:30:00.750Z\",\"x\":1.50}",
                        "{\"at\":\"2027-03-01T10:30:00.125Z\",\"log\":[{\"at\":\"2027-03-01"
                                + " 09:29:58.750\"},{},{\"at\":1803893401750}]}"),
                moved(
                        shift(".at", ".log[]?.at"),
                        "{\"n\":1}",
                        "{\"at\":\"2026-11-27T00:00:00.000Z\",\"x\":1.50}",
                        "{\"at\":\"2026-11-27T00:59:59.375Z\",\"log\":[{\"at\":\"2026-11-26"
                                + " 23:59:58.000\"},{},{\"at\":1795737601000}]}"));
    }

    /** Half a second would be lost from seconds, and kept by milliseconds. */
    @Test
    void aTimestampInSecondsMovesByWholeSeconds() throws Exception {
        assertEquals(
                List.of("{\"t\":1803893400}", "{\"t\":1803893401.5}"),
                moved(shift(".t"), "{\"t\":1000000000}", "{\"t\":1000000001.5}"));
    }

    @Test
    void aLaterRunMovesAsTheOneBeforeIt() throws Exception {
        TimeShift shift = shift(".t");
        shift.goOn(Duration.ofSeconds(5));
        assertEquals(List.of("{\"t\":1000000005}"), moved(shift, "{\"t\":1000000000}"));
        assertEquals(Duration.ofSeconds(5), shift.by());
    }

    @Test
    void whatCannotBeMovedIsTold() throws Exception {
        TimeShift shift = shift(".a.b");
        shift.goOn(Duration.ofSeconds(5));
        TimeShift.Mover mover = shift.mover();
        assertEquals(
                "it is not JSON, which --shift-time needs",
                assertThrows(NoTimeException.class, () -> mover.moved(record("text")))
                        .getMessage());
        assertEquals(
                "--shift-time: Cannot index number with string (\"b\")",
                assertThrows(NoTimeException.class, () -> mover.moved(record("{\"a\":1}")))
                        .getMessage());
        assertEquals("{ \"a\": null }", mover.moved(record("{ \"a\": null }")).toText());
    }
}
