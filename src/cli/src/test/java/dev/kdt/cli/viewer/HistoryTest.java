package dev.kdt.cli.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Chain;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is held of records, and what falls out. */
class HistoryTest {
    private static SeenRecord record(long number, int bytes) {
        Slice value = Slice.of(new byte[bytes]);
        return new SeenRecord(number, KinesisRecord.of(Position.UNKNOWN, value), Chain.AUTO, value);
    }

    private static List<SeenRecord> records(long from, long to) {
        return LongStream.range(from, to).mapToObj(each -> record(each, 10)).toList();
    }

    private static List<Long> numbers(History history) {
        return history.shown().stream().map(SeenRecord::number).toList();
    }

    @Test
    void holdsTheNewestWithinTheBounds() {
        History history = new History(new Bounds(5, 1 << 20));
        history.add(records(0, 3));
        history.add(records(3, 8));
        assertEquals(List.of(3L, 4L, 5L, 6L, 7L), numbers(history));
        history.add(records(8, 1_000));
        assertEquals(List.of(995L, 996L, 997L, 998L, 999L), numbers(history));
    }

    @Test
    void holdsOneRecordHoweverLargeItIs() {
        History history = new History(new Bounds(5, 1 << 20));
        history.add(records(0, 3));
        history.add(List.of(record(3, 10 << 20)));
        assertEquals(List.of(3L), numbers(history));
        history.add(records(4, 6));
        assertEquals(List.of(4L, 5L), numbers(history));
    }

    @Test
    void letsGoOfHiddenRecordsFirstAndBringsOthersBackInTheirOrder() {
        History history = new History(new Bounds(6, 1 << 20));
        history.filter(each -> each.number() % 100 == 1);
        history.add(records(0, 350));
        assertEquals(List.of(1L, 101L, 201L, 301L), numbers(history));
        assertEquals(6, history.size());
        history.filter(_ -> true);
        assertEquals(List.of(1L, 101L, 201L, 301L, 348L, 349L), numbers(history));
        assertEquals(1, history.indexOf(2));
        assertEquals(6, history.indexOf(400));
    }

    @Test
    void aRecordWhoseValueIsItsPayloadTakesItsBytesOnce() {
        SeenRecord shared = record(0, 1_000);
        SeenRecord apart = new SeenRecord(0, shared.source(), Chain.AUTO, Slice.of(new byte[1_000]));
        assertEquals(1_000, apart.bytes() - shared.bytes());
        assertTrue(shared.bytes() > 1_000);
    }
}
