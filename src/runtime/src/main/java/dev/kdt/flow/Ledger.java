package dev.kdt.flow;

import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One lane's account of what may be acknowledged. Wire records are opened in the lane's order, each with the number of pieces
 * that it became (outputs, and user records that failed); pieces are settled in any order. The checkpoint is the end of the
 * contiguous run of settled records, from the start. Safe for use by several threads.
 */
final class Ledger {
    private final ArrayDeque<Entry> open = new ArrayDeque<>();
    private Optional<Position> checkpoint = Optional.empty();
    private int atSink;
    private long settledRecords;

    /** A wire record that was opened, or a run of them that is settled as one. */
    static final class Entry {
        private final Position first;
        private final Position last;
        private final @Nullable Instant arrival;
        private final int records;
        private int unsettled;
        private int settledOutputs;
        private int settledFailures;
        private @Nullable UserRecordEnds users;

        private Entry(List<KinesisRecord> records, int pieces) {
            this.first = records.getFirst().position();
            this.last = records.getLast().position();
            this.arrival = records.getFirst().arrival();
            this.records = records.size();
            this.unsettled = pieces;
        }

        /** Has the ledger tell how far the aggregate is settled, if its outputs are settled in order. Called before any is. */
        void divide(@Nullable UserRecordEnds into) {
            users = into;
        }
    }

    /**
     * Opens the lane's next records, one or more, as one entry. One that became nothing is settled at once.
     *
     * @param outputs how many outputs go to the sink, which will answer for each
     * @param failures how many of their user records failed; they are settled apart
     */
    synchronized Entry open(List<KinesisRecord> records, int outputs, int failures) {
        Entry entry = new Entry(records, outputs + failures);
        open.addLast(entry);
        atSink += outputs;
        advance();
        return entry;
    }

    /** A piece of {@code entry} that did not wait at the sink is delivered, dropped on purpose, or parked. */
    synchronized void settle(Entry entry) {
        count(entry, 1);
        entry.settledFailures++;
        advance();
    }

    /** The sink has answered for some outputs of {@code entry}, and they are delivered or parked. */
    synchronized void settleOutputs(Entry entry, int outputs) {
        count(entry, outputs);
        entry.settledOutputs += outputs;
        leaveSink(outputs);
        advance();
    }

    /** The sink will not answer for {@code outputs} outputs, or has answered without an end: they stay unsettled. */
    synchronized void giveUp(int outputs) {
        leaveSink(outputs);
    }

    /** Waits until the sink has answered for every output that it took. */
    synchronized void awaitSink() throws InterruptedException {
        while (atSink > 0) {
            wait();
        }
    }

    /** The last record of which all that came before it is settled, too. */
    synchronized Optional<Position> checkpoint() {
        return checkpoint;
    }

    /** The last user record that is settled of an aggregate that is not; null when it is none, or is not known. */
    synchronized @Nullable Position settledWithin() {
        Entry first = open.peekFirst();
        return first == null || first.users == null
                ? null
                : first.users.last(first.settledOutputs, first.settledFailures);
    }

    /** The first record that is not settled: what a retry must start from. */
    synchronized Optional<Position> firstUnsettled() {
        return Optional.ofNullable(open.peekFirst()).map(entry -> entry.first);
    }

    /** The arrival of the first record that is not settled; null when there is none, or it is not known. */
    synchronized @Nullable Instant oldestArrival() {
        Entry first = open.peekFirst();
        return first == null ? null : first.arrival;
    }

    /** Number of records before the first that is not settled. */
    synchronized long settledRecords() {
        return settledRecords;
    }

    /** Number of records in unsettled entries. */
    synchronized long unsettled() {
        return open.stream()
                .filter(entry -> entry.unsettled > 0)
                .mapToLong(entry -> entry.records)
                .sum();
    }

    private static void count(Entry entry, int pieces) {
        if (entry.unsettled < pieces) {
            throw new IllegalStateException("settled more often than opened: " + entry.first.inWords());
        }
        entry.unsettled -= pieces;
    }

    private void leaveSink(int outputs) {
        atSink -= outputs;
        if (atSink == 0) {
            notifyAll();
        }
    }

    private void advance() {
        Entry last = null;
        for (Entry head = open.peekFirst(); head != null && head.unsettled == 0; head = open.peekFirst()) {
            last = open.removeFirst();
            settledRecords += last.records;
        }
        if (last != null) {
            checkpoint = Optional.of(last.last);
        }
    }
}
