package dev.kdt.flow;

import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.step.RouteTarget;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Unread;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns one lane's outcomes into entries of its ledger: outputs go to the sink with a ticket, drops are counted, failures are
 * parked or whatever {@link OnFailure} says.
 *
 * <p>An entry is as many wire records as end together: one, or, where the sink takes runs of outputs, all up to one that failed.
 */
final class Settlement {
    private final Ledger ledger;
    private final Pump.Parts parts;
    private final Consumer<Throwable> failed;
    private final boolean runs;

    Settlement(Ledger ledger, Pump.Parts parts, Consumer<Throwable> failed) {
        this.ledger = ledger;
        this.parts = parts;
        this.failed = failed;
        this.runs = parts.sink().takesRuns() && !parts.checkpoints().takeUserRecords();
    }

    /**
     * Opens every wire record of the batch and settles what can be settled at once.
     *
     * @throws FailedRecordException when a record failed and failures stop the work
     */
    void emit(Batch batch, Results results) throws InterruptedException {
        countOutOfShard(batch, results);
        Iterator<Unread> unread = batch.unread().iterator();
        Unread missed = nextOf(unread);
        List<KinesisRecord> wires = batch.records();
        int record = 0;
        int end;
        for (int wire = 0; wire < wires.size(); wire = end) {
            for (; missed != null && missed.before() == wire; missed = nextOf(unread)) {
                emit(missed);
            }
            end = groupEnd(wire, missed == null ? wires.size() : missed.before(), results, record);
            int next = recordsBefore(end, results, record);
            emit(wires.subList(wire, end), results, record, next);
            record = next;
        }
        for (; missed != null; missed = nextOf(unread)) {
            emit(missed);
        }
    }

    /** The end of the wire records from {@code wire}, before {@code limit}, that end together. */
    private int groupEnd(int wire, int limit, Results results, int record) {
        if (!runs) {
            return wire + 1;
        }
        for (int i = record; results.failures() > 0 && i < results.size() && results.wire(i) < limit; i++) {
            if (results.hasFailed(i)) {
                return Math.max(wire + 1, results.wire(i));
            }
        }
        return limit;
    }

    /** The end of the user records from {@code record} that lie in wire records before {@code wire}. */
    private static int recordsBefore(int wire, Results results, int record) {
        int end = results.size();
        if (end == 0 || results.wire(end - 1) < wire) {
            return end;
        }
        for (end = record; results.wire(end) < wire; end++) {
            // Records of a wire record lie beside each other.
        }
        return end;
    }

    /** Opens the wire records as one entry; in them are the user records from {@code from}, before {@code to}. */
    private void emit(List<KinesisRecord> wires, Results results, int from, int to) throws InterruptedException {
        int outputs = results.outputCount(from, to);
        Ledger.Entry entry = ledger.open(wires, outputs, failures(results, from, to));
        if (wires.size() == 1 && parts.checkpoints().takeUserRecords()) {
            entry.divide(UserRecordEnds.of(results, from, to));
        }
        EntryTicket ticket = new EntryTicket(entry, outputs);
        try {
            int end;
            for (int i = from; i < to; i = end) {
                end = i + 1;
                while (end < to && !results.hasFailed(end - 1)) {
                    end++;
                }
                emit(results, i, end, ticket);
            }
        } finally {
            if (ticket.unsent > 0) {
                ledger.giveUp(ticket.unsent);
            }
        }
    }

    private static int failures(Results results, int from, int to) {
        int failures = 0;
        for (int i = from; results.failures() > 0 && i < to; i++) {
            failures += results.hasFailed(i) ? 1 : 0;
        }
        return failures;
    }

    /** Sends what the user records gave, and settles the last of them if it failed. */
    private void emit(Results results, int from, int to, EntryTicket ticket) throws InterruptedException {
        Failure failure = results.failure(to - 1);
        count(results, from, failure == null ? to : to - 1);
        send(runs ? results.runs(from, to) : results.outputs(from, to), ticket);
        if (failure != null && !parts.isCountReached()) {
            parts.counters().addFailed(failure);
            settleFailed(results.record(to - 1), failure, ticket.entry);
        }
    }

    /** Counts records that were kept and that were dropped, runs of them at once. */
    private void count(Results results, int from, int to) {
        int kept = 0;
        int empty = 0;
        int end;
        for (int i = from; i < to; i = end) {
            String step = results.droppedBy(i);
            end = i + 1;
            while (end < to && Objects.equals(results.droppedBy(end), step)) {
                end++;
            }
            if (step == null) {
                kept += end - i;
                empty += withoutOutputs(results, i, end);
            } else {
                parts.counters().addDropped(step, end - i);
            }
        }
        if (kept > 0) {
            parts.counters().addKept(kept, empty, results.outputCount(from, to));
        }
    }

    private static int withoutOutputs(Results results, int from, int to) {
        int empty = 0;
        for (int i = from; i < to; i++) {
            empty += results.outputCount(i, i + 1) == 0 ? 1 : 0;
        }
        return empty;
    }

    private static @Nullable Unread nextOf(Iterator<Unread> unread) {
        return unread.hasNext() ? unread.next() : null;
    }

    private void countOutOfShard(Batch batch, Results results) {
        int count = 0;
        for (int i = 0; batch.shard() != null && i < results.size(); i++) {
            count += results.record(i).outOfShard() ? 1 : 0;
        }
        parts.counters().addOutOfShard(count);
    }

    private void emit(Unread unread) {
        Failure failure = Failure.decode(unread.reason());
        parts.counters().addFailed(failure);
        switch (parts.onFailure()) {
            case PARK, LEAVE -> parts.deadLetters().miss(unread.position(), failure);
            case DROP -> {}
            case STOP -> throw new FailedRecordException(unread.position(), failure);
        }
    }

    private void send(List<Output> outputs, EntryTicket ticket) throws InterruptedException {
        for (Output each : outputs) {
            try {
                parts.sink().send(each, ticket);
            } catch (TargetLostException e) {
                if (!parts.isReadOnce()) {
                    throw e;
                }
                failed.accept(e);
                ticket.undeliverable(each, Failure.deliver(String.valueOf(e.getMessage()), 0));
            }
            ticket.unsent -= each.count();
        }
    }

    private void settleFailed(KinesisRecord record, Failure failure, Ledger.Entry entry) throws InterruptedException {
        switch (parts.onFailure()) {
            case PARK -> {
                parts.deadLetters().park(record, failure);
                parts.counters().addParked();
                ledger.settle(entry);
            }
            case DROP -> ledger.settle(entry);
            case STOP -> throw new FailedRecordException(record.position(), failure);
            case LEAVE -> {}
        }
    }

    /** The ticket that all outputs of one entry share. */
    private final class EntryTicket implements Ticket {
        private final Ledger.Entry entry;

        /** Outputs that the sink has not taken yet; known to the emitting thread only. */
        private int unsent;

        EntryTicket(Ledger.Entry entry, int outputs) {
            this.entry = entry;
            this.unsent = outputs;
        }

        @Override
        public void delivered(Output output) {
            parts.counters().addDelivered(output.count(), output.bytes().length());
            RouteTarget route = output.route();
            if (route != null) {
                parts.counters().addRouted(route.target(), output.count());
            }
            ledger.settleOutputs(entry, output.count());
        }

        @Override
        public void givenUp(Output output) {
            ledger.giveUp(output.count());
        }

        @Override
        public void unavailable(Output output, Failure failure) {
            switch (parts.onUnavailable()) {
                case PARK -> undeliverable(output, failure);
                case LEAVE -> {
                    parts.counters().addUndeliverable(failure);
                    ledger.giveUp(output.count());
                }
            }
        }

        @Override
        public void undeliverable(Output output, Failure failure) {
            parts.counters().addUndeliverable(failure);
            if (isLeft()) {
                ledger.giveUp(1);
                return;
            }
            try {
                RouteTarget route = output.route();
                Failure told = route == null ? failure : failure.onTheWayTo(route.target());
                parts.deadLetters().park(output.source().withData(output.bytes()), told);
                parts.counters().addParked();
                ledger.settleOutputs(entry, 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                notParked(new FlowException(
                        "interrupted while parking "
                                + output.source().position().inWords(),
                        e));
            } catch (RuntimeException | Error e) {
                notParked(e);
            }
        }

        /** A host that is given records again needs no place for those that cannot be delivered. */
        private boolean isLeft() {
            return parts.onFailure() == OnFailure.LEAVE
                    || (parts.onUnavailable() == OnUnavailable.LEAVE
                            && parts.deadLetters().place().isEmpty());
        }

        private void notParked(Throwable why) {
            failed.accept(why);
            ledger.giveUp(1);
        }
    }
}
