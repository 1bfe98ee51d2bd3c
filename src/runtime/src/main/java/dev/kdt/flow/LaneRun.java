package dev.kdt.flow;

import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One lane's run through the pump. A thread of its own reads batches and hands them to the workers; the calling thread takes
 * the results in the lane's order, feeds the sink, and moves the checkpoint.
 */
public final class LaneRun {
    /** A crash makes at most this much be done again, and what is on its way. */
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(1);

    private final Lane lane;
    private final Pump.Parts parts;
    private final Consumer<Throwable> failed;
    private final Processing processing;
    private final LaneReader reader;
    private final Ledger ledger = new Ledger();
    private final Settlement settlement;
    private volatile @Nullable Batch emitting;
    private volatile boolean over;
    private Optional<Position> saved = Optional.empty();
    private long savedRecords;
    private Instant savedAt;

    LaneRun(Lane lane, Pump.Parts parts, ReadAhead onItsWay, Consumer<Throwable> failed) {
        this.lane = lane;
        this.parts = parts;
        this.failed = failed;
        this.processing = new Processing(parts.workers());
        this.reader = new LaneReader(
                lane, processing, parts.stop(), onItsWay, parts.workers().count() + 1);
        this.settlement = new Settlement(ledger, parts, failed);
        this.savedAt = parts.context().clock().instant();
    }

    public String lane() {
        return lane.name();
    }

    /**
     * The first wire record that was read and is neither delivered, dropped nor parked; empty when there is none. What follows
     * it may be delivered already.
     */
    public Optional<Position> firstUnsettled() {
        return ledger.firstUnsettled();
    }

    /** The last wire record up to which all is delivered, dropped or parked; empty when the first one is not. */
    public Optional<Position> settled() {
        return ledger.checkpoint();
    }

    /** The arrival of the first of the records read last; null when there is none, or the lane has given all there is. */
    @Nullable
    Instant arrival() {
        return reader.arrival();
    }

    /** The arrival of the oldest record that was read and is neither delivered, dropped nor parked; null for none. */
    public @Nullable Instant oldestUnsettled() {
        Instant settling = ledger.oldestArrival();
        Batch taken = emitting;
        if (settling == null && taken != null && !taken.records().isEmpty()) {
            settling = taken.records().getFirst().arrival();
        }
        return settling == null ? reader.oldestArrival() : settling;
    }

    /** Whether it reads no more and waits for no answer. */
    public boolean hasEnded() {
        return over;
    }

    /** Ends expressions that go on for too long: their records fail. */
    void cutOff() {
        processing.cutOff();
    }

    /** Number of wire records that were read and are neither delivered, dropped nor parked. */
    public long unsettled() {
        return ledger.unsettled();
    }

    /** Runs the lane and returns whether it has ended for good, all of it settled and its end checkpointed. */
    boolean toTheEnd() throws InterruptedException {
        reader.start();
        boolean ended = emitAll();
        flush();
        ledger.awaitSink();
        checkpoint();
        if (parts.onUnavailable() == OnUnavailable.LEAVE) {
            parts.sink().requireUsable(); // Its last outputs were left without a word.
        }
        boolean done = ended && lane.exhausted() && ledger.firstUnsettled().isEmpty();
        over = true;
        if (done) {
            parts.checkpoints().move(lane.name(), new Checkpoint.End());
        }
        return done;
    }

    /** A target that is gone settles what it has, which is still to be checkpointed. */
    private void flush() throws InterruptedException {
        try {
            parts.sink().drain(lane.name());
        } catch (FlowException e) {
            failed.accept(e);
        }
    }

    /** Emits until the reader is through, and returns whether it came to the lane's end. */
    private boolean emitAll() throws InterruptedException {
        for (Processing.Work work = reader.take(); work != null; work = reader.take()) {
            emitting = work.batch();
            try {
                emit(work);
                if (reader.isBehind()) {
                    parts.sink().flush();
                    checkpointIfDue();
                }
            } catch (RuntimeException | Error e) {
                failed.accept(e);
            } finally {
                emitting = null;
                reader.done(work.batch());
            }
        }
        reader.failure().ifPresent(failed);
        return reader.hasEnded();
    }

    private void emit(Processing.Work work) throws InterruptedException {
        if (isOver()) {
            leave(work.batch());
            return;
        }
        Results results = work.join();
        if (isOver()) { // Then records may have failed only because their expressions were cut off.
            leave(work.batch());
            return;
        }
        parts.counters().addRead(work.batch().size(), work.batch().bytes());
        settlement.emit(work.batch(), results);
        parts.workers().recycle(results);
        lane.recycle(work.batch());
        checkpointIfDue();
    }

    /** Whether what was read is to stay unsettled from now on, for somebody else to do. */
    private boolean isOver() {
        Stop stop = parts.stop();
        return !parts.isReadOnce() && (stop.isFor(Stop.Reason.FAILURE) || stop.isFor(Stop.Reason.DEADLINE));
    }

    /** Accounts for records that were read but are not processed any more: they stay unsettled. */
    private void leave(Batch batch) {
        if (!batch.records().isEmpty()) {
            ledger.open(batch.records(), 0, 1);
        }
    }

    private void checkpointIfDue() throws InterruptedException {
        if (!parts.context().clock().instant().isBefore(savedAt.plus(BETWEEN_CHECKPOINTS))) {
            checkpoint();
        }
    }

    /** Moves the checkpoint to the end of what is settled; what was parked is made safe first. */
    private void checkpoint() throws InterruptedException {
        savedAt = parts.context().clock().instant();
        Position within = ledger.settledWithin();
        Optional<Position> reached = within != null ? Optional.of(within) : ledger.checkpoint();
        long records = ledger.settledRecords();
        if (reached.isEmpty() || (reached.equals(saved) && records == savedRecords)) {
            return;
        }
        parts.deadLetters().force();
        String sequence = reached.get().sequence();
        if (sequence == null) {
            parts.checkpoints().save(lane.name(), records);
        } else {
            Checkpoint checkpoint = within != null
                    ? new Checkpoint.Within(sequence, within.subsequence())
                    : new Checkpoint.After(sequence);
            parts.checkpoints().move(lane.name(), checkpoint);
        }
        saved = reached;
        savedRecords = records;
    }
}
