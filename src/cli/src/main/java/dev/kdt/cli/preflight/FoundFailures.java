package dev.kdt.cli.preflight;

import dev.kdt.codec.Failure;
import dev.kdt.flow.DeadLetters;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;

/** Takes records that fail before they are sent as findings; nothing is kept of them. */
final class FoundFailures implements DeadLetters {
    /** The step that gives partition keys. */
    private static final String KEY = "key";

    private final Findings findings;
    private final LimitChecks limits;

    FoundFailures(Findings findings, LimitChecks limits) {
        this.findings = findings;
        this.limits = limits;
    }

    @Override
    public synchronized void park(KinesisRecord record, Failure failure) {
        if (KEY.equals(failure.step())) {
            limits.brokenKey();
        }
        findings.add(record.position().inWords(), failure.inWords());
    }

    @Override
    public void miss(Position position, Failure failure) {
        findings.add(position.inWords(), failure.inWords());
    }

    @Override
    public void force() {
        // Nothing is kept.
    }

    @Override
    public String place() {
        return "";
    }
}
