package dev.kdt.flow;

import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.util.List;
import java.util.function.Consumer;

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
        List<KinesisRecord> wires = batch.records();
        int first = 0;
        for (int wire = 0; wire < wires.size(); wire++) {
            int end = first;
            int pieces = 0;
            while (end < results.size() && results.wire(end) == wire) {
                pieces += results.pieces(end);
                end++;
            }
            Ledger.Entry entry = ledger.open(wires.get(wire).position(), pieces);
            for (int i = first; i < end; i++) {
                emit(results.record(i), results.outcome(i), entry);
            }
            first = end;
        }
    }

    private void emit(KinesisRecord record, Outcome outcome, Ledger.Entry entry) throws InterruptedException {
        switch (outcome) {
            case Outcome.Kept(List<Output> outputs) -> {
                parts.tally().addKept(outputs.size());
                send(outputs, entry);
            }
            case Outcome.Dropped(String step) -> parts.tally().addDropped(step);
            case Outcome.Failed(Failure failure, List<Output> outputs) -> {
                parts.tally().addFailed(failure);
                send(outputs, entry);
                settleFailed(record, failure, entry);
            }
        }
    }

    private void settleFailed(KinesisRecord record, Failure failure, Ledger.Entry entry) throws InterruptedException {
        switch (parts.onFailure()) {
            case PARK -> {
                parts.parking().park(record, failure);
                parts.tally().addParked();
                ledger.settle(entry);
            }
            case DROP -> ledger.settle(entry);
            case STOP -> throw new FailedRecordException(record.position(), failure);
            case LEAVE -> {}
        }
    }

    private void send(List<Output> outputs, Ledger.Entry entry) throws InterruptedException {
        for (Output each : outputs) {
            ledger.handOver();
            try {
                parts.sink().send(each, new EntryTicket(entry));
            } catch (InterruptedException | RuntimeException | Error e) {
                ledger.takeBack();
                throw e;
            }
        }
    }

    /** A ticket for one output of a wire record. */
    private final class EntryTicket implements Ticket {
        private final Ledger.Entry entry;

        EntryTicket(Ledger.Entry entry) {
            this.entry = entry;
        }

        @Override
        public void delivered(Output output) {
            parts.tally().addDelivered(output.bytes().length());
            ledger.settle(entry);
            ledger.takeBack();
        }

        @Override
        public void givenUp() {
            ledger.takeBack();
        }

        @Override
        public void undeliverable(Output output, Failure failure) {
            try {
                parts.tally().addUndeliverable();
                if (parts.onFailure() != OnFailure.LEAVE) {
                    parts.parking().park(output.source().withData(output.bytes()), failure);
                    parts.tally().addParked();
                    ledger.settle(entry);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failed.accept(new FlowException(
                        "interrupted while parking "
                                + output.source().position().inWords(),
                        e));
            } catch (RuntimeException e) {
                failed.accept(e);
            } finally {
                ledger.takeBack();
            }
        }
    }
}
