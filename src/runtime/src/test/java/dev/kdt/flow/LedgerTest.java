package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger();

    private static Position at(int number) {
        return Position.inShard("orders", "shardId-000000000000", String.valueOf(number));
    }

    private static List<KinesisRecord> record(int number) {
        return List.of(KinesisRecord.of(at(number), Slice.of(new byte[0])));
    }

    @Test
    void theCheckpointStaysBeforeTheFirstRecordThatIsNotSettled() {
        Ledger.Entry first = ledger.open(record(1), 0, 1);
        Ledger.Entry second = ledger.open(record(2), 0, 1);
        ledger.settle(second);
        assertEquals(Optional.empty(), ledger.checkpoint());
        assertEquals(Optional.of(at(1)), ledger.firstUnsettled());
        ledger.settle(first);
        assertEquals(Optional.of(at(2)), ledger.checkpoint());
        assertEquals(Optional.empty(), ledger.firstUnsettled());
    }

    @Test
    void aRecordIsSettledWhenEachOfItsOutputsIs() {
        Ledger.Entry entry = ledger.open(record(1), 0, 2);
        ledger.settle(entry);
        assertEquals(Optional.empty(), ledger.checkpoint());
        ledger.settle(entry);
        assertEquals(Optional.of(at(1)), ledger.checkpoint());
    }

    @Test
    void recordsThatEndTogetherAreOneEntry() {
        List<KinesisRecord> three =
                Stream.of(1, 2, 3).flatMap(number -> record(number).stream()).toList();
        Ledger.Entry entry = ledger.open(three, 5, 0);
        ledger.settleOutputs(entry, 4);
        assertEquals(3, ledger.unsettled());
        assertEquals(Optional.of(at(1)), ledger.firstUnsettled());
        ledger.settleOutputs(entry, 1);
        assertEquals(0, ledger.unsettled());
        assertEquals(Optional.of(at(3)), ledger.checkpoint());
    }

    @Test
    void aRecordThatBecameNothingIsSettledAtOnce() {
        ledger.open(record(1), 0, 0);
        assertEquals(Optional.of(at(1)), ledger.checkpoint());
    }

    @Test
    void theSinkIsAwaitedUntilItHasAnsweredForEveryOutput() throws Exception {
        Ledger.Entry entry = ledger.open(record(1), 3, 0);
        Thread waiting = Thread.ofPlatform().daemon().start(() -> {
            try {
                ledger.awaitSink();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        ledger.settleOutputs(entry, 1);
        ledger.giveUp(1);
        while (waiting.getState() != Thread.State.WAITING) {
            assertTrue(waiting.isAlive(), "an output is at the sink");
        }
        ledger.settleOutputs(entry, 1);
        assertTrue(waiting.join(Duration.ofSeconds(60)));
    }

    @Test
    void settlingTwiceIsAFaultOfTheProgram() {
        Ledger.Entry entry = ledger.open(record(1), 0, 1);
        ledger.settle(entry);
        assertThrows(IllegalStateException.class, () -> ledger.settle(entry));
    }
}
