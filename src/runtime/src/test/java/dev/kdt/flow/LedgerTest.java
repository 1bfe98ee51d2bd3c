package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.record.Position;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger();

    private static Position at(int number) {
        return Position.inShard("orders", "shardId-000000000000", String.valueOf(number));
    }

    @Test
    void theCheckpointStaysBeforeTheFirstRecordThatIsNotSettled() {
        Ledger.Entry first = ledger.open(at(1), 0, 1);
        Ledger.Entry second = ledger.open(at(2), 0, 1);
        ledger.settle(second);
        assertEquals(Optional.empty(), ledger.checkpoint());
        assertEquals(Optional.of(at(1)), ledger.firstUnsettled());
        ledger.settle(first);
        assertEquals(Optional.of(at(2)), ledger.checkpoint());
        assertEquals(Optional.empty(), ledger.firstUnsettled());
    }

    @Test
    void aRecordIsSettledWhenEachOfItsOutputsIs() {
        Ledger.Entry entry = ledger.open(at(1), 0, 2);
        ledger.settle(entry);
        assertEquals(Optional.empty(), ledger.checkpoint());
        ledger.settle(entry);
        assertEquals(Optional.of(at(1)), ledger.checkpoint());
    }

    @Test
    void aRecordThatBecameNothingIsSettledAtOnce() {
        ledger.open(at(1), 0, 0);
        assertEquals(Optional.of(at(1)), ledger.checkpoint());
    }

    @Test
    void settlingTwiceIsAFaultOfTheProgram() {
        Ledger.Entry entry = ledger.open(at(1), 0, 1);
        ledger.settle(entry);
        assertThrows(IllegalStateException.class, () -> ledger.settle(entry));
    }
}
