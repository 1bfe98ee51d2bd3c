package dev.kdt.cli.command.redrive;

import dev.kdt.flow.GroupHolder;
import dev.kdt.redrive.LedgerFile;
import dev.kdt.redrive.SentLedger;
import dev.kdt.redrive.SentLeftovers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The ledgers that a redrive writes. */
final class OpenLedgers implements AutoCloseable {
    private final Map<Path, SentLedger> open = new LinkedHashMap<>();

    private OpenLedgers() {}

    /** Opens all of them, and reads the others; none if one cannot be opened. */
    static OpenLedgers of(LedgerPlaces places, SentLeftovers known, GroupHolder holder, InstantSource clock) {
        OpenLedgers ledgers = new OpenLedgers();
        try {
            List<LedgerFile> others = places.others();
            for (LedgerFile each : places.owns()) {
                ledgers.open.put(each.file(), SentLedger.open(each, others, known, holder, clock));
                others = List.of();
            }
            return ledgers;
        } catch (RuntimeException | Error e) {
            ledgers.close();
            throw e;
        }
    }

    SentLedger of(LedgerFile ledger) {
        return Objects.requireNonNull(open.get(ledger.file()), "not opened");
    }

    List<Path> files() {
        return List.copyOf(open.keySet());
    }

    @Override
    public void close() {
        open.values().forEach(SentLedger::close);
    }
}
