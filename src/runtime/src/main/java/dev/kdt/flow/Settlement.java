package dev.kdt.flow;

import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Results;
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
 */
final class Settlement {
    private final Ledger ledger;
    private final Pump.Parts parts;
    private final Consumer<Throwable> failed;

    Settlement(Ledger ledger, Pump.Parts parts, Consumer<Throwable> failed) {
        this.ledger = ledger;
        this.parts = parts;
        this.failed = failed;
    }

    /**
     * Opens every wire record of the batch and settles what can be settled at once.
     *
     * @throws FailedRecordException when a record failed and failures stop the work
     */
    void emit(Batch batch, Results results) throws InterruptedException {
        boolean alike = results.size() > 0 && results.failures() == 0;
        if (alike && batch.unread().isEmpty() && parts.sink() instanceof ByteSink sink) {
            emitWhole(batch, results, sink);
        } else {
            emitEach(batch, results);
        }
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

    /** Writes all outputs at once and settles the batch as one: nothing in it can end apart from the rest. */
    private void emitWhole(Batch batch, Results results, ByteSink sink) {
        List<KinesisRecord> wires = batch.records();
        Ledger.Entry entry =
                ledger.open(wires.getFirst().position(), wires.getLast().position());
        count(results);
        countOutOfShard(batch, results);
        sink.write(results.bytes().view());
        parts.counters().addDelivered(results.outputs(), results.bytes().size());
        ledger.settle(entry);
    }

    /** Counts what was kept and what was dropped, runs of records at once. */
    private void count(Results results) {
        int kept = 0;
        int empty = 0;
        int end;
        for (int i = 0; i < results.size(); i = end) {
            String step = results.droppedBy(i);
            end = i + 1;
            while (end < results.size() && Objects.equals(results.droppedBy(end), step)) {
                end++;
            }
            if (step == null) {
                kept += end - i;
                empty += withoutOutputs(results, i, end);
            } else {
                parts.counters().addDropped(step, end - i);
            }
        }
        parts.counters().addKept(kept, empty, results.outputs());
    }

    private static int withoutOutputs(Results results, int from, int to) {
        int empty = 0;
        for (int i = from; i < to; i++) {
            empty += results.outputCount(i) == 0 ? 1 : 0;
        }
        return empty;
    }

    private void countOutOfShard(Batch batch, Results results) {
        int count = 0;
        for (int i = 0; batch.shard() != null && i < results.size(); i++) {
            count += results.record(i).outOfShard() ? 1 : 0;
        }
        parts.counters().addOutOfShard(count);
    }

    private void emitEach(Batch batch, Results results) throws InterruptedException {
        countOutOfShard(batch, results);
        List<KinesisRecord> wires = batch.records();
        Iterator<Unread> unread = batch.unread().iterator();
        Unread missed = nextOf(unread);
        int first = 0;
        for (int wire = 0; wire < wires.size(); wire++) {
            for (; missed != null && missed.before() == wire; missed = nextOf(unread)) {
                emit(missed);
            }
            int end = first;
            int outputs = 0;
            int failures = 0;
            while (end < results.size() && results.wire(end) == wire) {
                outputs += results.outputCount(end);
                failures += results.hasFailed(end) ? 1 : 0;
                end++;
            }
            EntryTicket ticket = new EntryTicket(ledger.open(wires.get(wire).position(), outputs, failures), outputs);
            try {
                for (int i = first; i < end; i++) {
                    emit(results.record(i), results.outcome(i), ticket);
                }
            } finally {
                if (ticket.unsent > 0) {
                    ledger.giveUp(ticket.unsent);
                }
            }
            first = end;
        }
        for (; missed != null; missed = nextOf(unread)) {
            emit(missed);
        }
    }

    private static @Nullable Unread nextOf(Iterator<Unread> unread) {
        return unread.hasNext() ? unread.next() : null;
    }

    private void emit(KinesisRecord record, Outcome outcome, EntryTicket ticket) throws InterruptedException {
        switch (outcome) {
            case Outcome.Kept(List<Output> outputs) -> {
                parts.counters().addKept(1, outputs.isEmpty() ? 1 : 0, outputs.size());
                send(outputs, ticket);
            }
            case Outcome.Dropped(String step) -> parts.counters().addDropped(step, 1);
            case Outcome.Failed(Failure failure, List<Output> outputs) -> {
                parts.counters().addFailed(failure);
                send(outputs, ticket);
                settleFailed(record, failure, ticket.entry);
            }
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
            ticket.unsent--;
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

    /** The ticket that all outputs of one wire record share. */
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
            parts.counters().addDelivered(1, output.bytes().length());
            ledger.settleOutput(entry);
        }

        @Override
        public void givenUp() {
            ledger.giveUp(1);
        }

        @Override
        public void undeliverable(Output output, Failure failure) {
            parts.counters().addUndeliverable(failure);
            if (parts.onFailure() == OnFailure.LEAVE) {
                ledger.giveUp(1);
                return;
            }
            try {
                parts.deadLetters().park(output.source().withData(output.bytes()), failure);
                parts.counters().addParked();
                ledger.settleOutput(entry);
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

        private void notParked(Throwable why) {
            failed.accept(why);
            ledger.giveUp(1);
        }
    }
}
