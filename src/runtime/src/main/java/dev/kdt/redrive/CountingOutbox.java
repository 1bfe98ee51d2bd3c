package dev.kdt.redrive;

import dev.kdt.codec.Failure;
import dev.kdt.record.KinesisRecord;
import dev.kdt.redrive.RedriveTally.Outcome;

/** An outbox that sends nothing: it counts what would be sent. */
public record CountingOutbox(SentLeftovers known, Redriving how, LedgerNames names, RedriveTally tally)
        implements Outbox {
    @Override
    public void send(RedriveItem item) {
        tally.add(item.kind(), item.source(), item.target(), Outcome.SENT);
        tally.example(item);
        done(item);
    }

    @Override
    public void done(RedriveItem item) {
        SentScope scope = new SentScope(item.target(), how.pipelineName());
        known.set(names.whole(item.place()), scope, item.inLedger(), SentState.SENT);
    }

    @Override
    public void failed(RedriveItem item, KinesisRecord record, Failure failure) {
        tally.add(item.kind(), item.source(), item.target(), Outcome.FAILED);
    }

    @Override
    public void flush() {}
}
