package dev.kdt.flow;

import dev.kdt.record.Position;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * One lane's account of what may be acknowledged. Wire records are opened in the lane's order, each with the number of pieces
 * that it became (outputs, and user records that failed); pieces are settled in any order. The checkpoint is the end of the
 * contiguous run of settled records, from the start. Safe for use by several threads.
 */
final class Ledger {
    private final ArrayDeque<Entry> open = new ArrayDeque<>();
    private Optional<Position> checkpoint = Optional.empty();
    private int atSink;

    /** A wire record that was opened. */
    static final class Entry {
        private final Position position;
        private int unsettled;

        private Entry(Position position, int pieces) {
            this.position = position;
            this.unsettled = pieces;
        }
    }

    /** Opens the lane's next record. One that became nothing is settled at once. */
    synchronized Entry open(Position position, int pieces) {
        Entry entry = new Entry(position, pieces);
        open.addLast(entry);
        advance();
        return entry;
    }

    /** One piece of {@code entry} was dropped on purpose or parked. */
    synchronized void settle(Entry entry) {
        if (entry.unsettled == 0) {
            throw new IllegalStateException("settled more often than opened: " + entry.position.inWords());
        }
        entry.unsettled--;
        advance();
    }

    /** One output goes to the sink, which will answer for it. */
    synchronized void handOver() {
        atSink++;
    }

    /** The sink has answered for one output, or would not take it. It is settled apart, or stays unsettled. */
    synchronized void takeBack() {
        if (--atSink == 0) {
            notifyAll();
        }
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

    /** The first record that is not settled: what a retry must start from. */
    synchronized Optional<Position> firstUnsettled() {
        return Optional.ofNullable(open.peekFirst()).map(entry -> entry.position);
    }

    private void advance() {
        Entry last = null;
        for (Entry head = open.peekFirst(); head != null && head.unsettled == 0; head = open.peekFirst()) {
            last = open.removeFirst();
        }
        if (last != null) {
            checkpoint = Optional.of(last.position);
        }
    }
}
