package dev.kdt.redrive;

import dev.kdt.codec.Failure;
import dev.kdt.codec.InputFormat;
import dev.kdt.codec.format.CodecException;
import dev.kdt.flow.FailedRecordException;
import dev.kdt.flow.FileSource;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.Input;
import dev.kdt.flow.Lane;
import dev.kdt.flow.Source;
import dev.kdt.flow.Stop;
import dev.kdt.pipeline.OnError;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import dev.kdt.record.Unread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads leftovers, runs the pipeline on their records, and hands on what is not sent yet. Unlike a {@link dev.kdt.flow.Run} it waits for
 * each group of results, since the ledger has to have one before a request is begun. For one thread.
 */
public final class Redrive {
    private final Redriving how;
    private final Redriving.Fetching fetching;
    private final Redriving.TargetLook look;
    private final LedgerNames names;
    private final Outbox outbox;
    private final RedriveTally tally;
    private final Redriving.Complaints complaints;

    /** When the first request was begun of those that nobody knows the outcome of. */
    private final @Nullable Instant unknownSince;

    /** What is looked for in its target, after all that is known to be there: of records that are equal each is found once. */
    private final List<RedriveItem> looked = new ArrayList<>();

    private final LeftoverReader reader = new LeftoverReader();
    private final Results results = new Results();

    /** A redrive into {@code outbox}, which counts in {@code tally}. */
    public Redrive(
            Redriving how,
            Redriving.Fetching fetching,
            Redriving.TargetLook look,
            LedgerNames names,
            Outbox outbox,
            RedriveTally tally,
            Redriving.Complaints complaints) {
        this.how = how;
        this.fetching = fetching;
        this.look = look;
        this.names = names;
        this.outbox = outbox;
        this.tally = tally;
        this.complaints = complaints;
        this.unknownSince = outbox.known().firstUnknown();
    }

    /**
     * Redrives what the inputs hold, until a stop is requested. What cannot be read or fails is told, and the others go on.
     *
     * @throws FlowException when the target or the ledger is lost; what was sent before is in the ledger
     */
    public void run(List<Input> inputs, Stop stop) throws InterruptedException {
        each(inputs, stop, (piece, file) -> {
            for (Leftover each : leftovers(piece)) {
                if (!stop.isRequested()) {
                    redrive(each, file, stop);
                }
            }
        });
        for (RedriveItem each : looked) {
            if (!stop.isRequested()) {
                handLooked(each);
            }
        }
        outbox.flush();
    }

    @FunctionalInterface
    private interface PieceTaker {
        void take(KinesisRecord piece, String file) throws InterruptedException;
    }

    private void each(List<Input> inputs, Stop stop, PieceTaker taker) throws InterruptedException {
        if (inputs.isEmpty()) {
            return;
        }
        try (Source source = new FileSource(inputs, InputFormat.AUTO, how.max(), Long.MAX_VALUE)) {
            Lane lane = source.lanes().getFirst();
            for (Batch batch = lane.next(); batch != null && !stop.isRequested(); batch = lane.next()) {
                for (KinesisRecord piece : batch.records()) {
                    taker.take(piece, String.valueOf(piece.position().file()));
                }
                for (Unread each : batch.unread()) {
                    unread(each.position(), Failure.decode(each.reason()), 1);
                }
            }
        }
    }

    private void unread(Position position, Failure failure, int number) {
        complaints.tell(position, failure);
        tally.unread(number);
    }

    private List<Leftover> leftovers(KinesisRecord piece) {
        List<Leftover> found = new ArrayList<>();
        try {
            reader.read(piece, found::add);
        } catch (CodecException e) {
            unread(piece.position(), Failure.decode(e, piece.data()), 1);
        }
        return found;
    }

    private void redrive(Leftover leftover, String source, Stop stop) throws InterruptedException {
        switch (leftover) {
            case Leftover.Whole whole -> redrive(whole, source);
            case Leftover.Range range -> redrive(range, source);
            case Leftover.Unloaded object -> redrive(object, source, stop);
        }
    }

    private void redrive(Leftover.Unloaded object, String manifest, Stop stop) throws InterruptedException {
        try {
            Input input = fetching.object(manifest, object.url());
            each(List.of(input), stop, (line, file) -> {
                LeftoverPlace place = LeftoverPlace.of(line.position(), 0, LeftoverPlace.contentOf(line.data()));
                redrive(new Leftover.Whole(LeftoverKind.UNLOADED_LINE, line, null, place), manifest);
            });
        } catch (FlowException e) {
            outbox.flush();
            unread(object.place().position(), Failure.decode(String.valueOf(e.getMessage())), 1);
        }
    }

    /** A range is done when nothing of it is left: it need not be fetched again, and may expire. */
    private void redrive(Leftover.Range leftover, String source) throws InterruptedException {
        RedriveItem whole = RedriveItem.ofRange(leftover, source, how);
        SequenceRange range = leftover.range();
        if (stateOf(whole) == SentState.SENT) {
            for (int i = 0; i < Math.max(1, range.size()); i++) {
                count(whole, RedriveTally.Outcome.BEFORE);
            }
            return;
        }
        RangeRecords there = RangeRecords.fetch(range, fetching);
        if (there.problem() != null) {
            unread(leftover.place().position(), Failure.decode(there.problem()), there.gone());
        }
        long left = tally.left() + looked.size();
        for (KinesisRecord each : there.records()) {
            LeftoverPlace place =
                    leftover.place().of(String.valueOf(each.position().sequence()));
            redrive(new Leftover.Whole(LeftoverKind.LAMBDA_RANGE, each, null, place), source);
        }
        outbox.flush();
        if (there.problem() == null && tally.left() + looked.size() == left) {
            outbox.done(whole);
        }
    }

    private void redrive(Leftover.Whole leftover, String source) throws InterruptedException {
        KinesisRecord record = leftover.record();
        String its = leftover.target();
        String target = its != null && how.own() == Redriving.OwnTargets.KEPT ? its : how.target();
        String defect = record.defect();
        Redriving.Pipe pipeline = how.pipeline();
        if (defect != null) {
            fail(
                    RedriveItem.of(leftover, how, source, target, leftover.place(), record, 0),
                    record,
                    Failure.decode(defect));
        } else if (leftover.isResult() || pipeline == null) {
            hand(RedriveItem.of(leftover, how, source, target, leftover.place(), record, 0));
        } else {
            process(leftover, source, target, pipeline);
        }
    }

    private void process(Leftover.Whole leftover, String source, String target, Redriving.Pipe pipeline)
            throws InterruptedException {
        if (outbox.known().isSentAsItIs(names.whole(leftover.place()))) {
            tally.add(leftover.kind(), source, target, RedriveTally.Outcome.BEFORE);
            return;
        }
        results.clear();
        pipeline.processor().process(new Batch(source, List.of(leftover.record())), results);
        for (int i = 0; i < results.size(); i++) {
            KinesisRecord record = results.record(i);
            LeftoverPlace place =
                    results.size() == 1 ? leftover.place() : leftover.place().of("r" + i);
            switch (results.outcome(i)) {
                case Outcome.Kept(List<Output> outputs)
                when !outputs.isEmpty() -> {
                    for (int k = 0; k < outputs.size(); k++) {
                        Output each = outputs.get(k);
                        String its =
                                each.route() == null ? target : each.route().target();
                        hand(RedriveItem.of(leftover, how, source, its, place, record.withData(each.bytes()), k));
                    }
                }
                case Outcome.Kept _, Outcome.Dropped _ ->
                    tally.add(leftover.kind(), source, target, RedriveTally.Outcome.DROPPED);
                case Outcome.Failed(Failure failure, List<Output> _) ->
                    fail(RedriveItem.of(leftover, how, source, target, place, record, 0), record, failure);
            }
        }
    }

    private void fail(RedriveItem item, KinesisRecord record, Failure failure) throws InterruptedException {
        if (stateOf(item) == SentState.SENT) {
            count(item, RedriveTally.Outcome.BEFORE);
            return;
        }
        Redriving.Pipe pipeline = how.pipeline();
        OnError onError = pipeline == null ? OnError.PARK : pipeline.onError();
        if (onError == OnError.DROP) {
            count(item, RedriveTally.Outcome.DROPPED);
            return;
        }
        if (onError == OnError.STOP) {
            outbox.flush();
            throw new FailedRecordException(item.position(), failure);
        }
        complaints.tell(item.position(), failure);
        outbox.failed(item, record, failure);
    }

    private void hand(RedriveItem item) throws InterruptedException {
        switch (stateOf(item)) {
            case OPEN -> outbox.send(item);
            case SENT -> {
                if (how.unknown() == Redriving.Unknown.LOOK && unknownSince != null) {
                    find(item);
                }
                count(item, RedriveTally.Outcome.BEFORE);
            }
            case UNKNOWN -> handUnknown(item);
        }
    }

    private void handUnknown(RedriveItem item) throws InterruptedException {
        switch (how.unknown()) {
            case HOLD -> hold(item);
            case SEND -> outbox.send(item);
            case DONE -> done(item);
            case LOOK -> looked.add(item);
        }
    }

    private void handLooked(RedriveItem item) throws InterruptedException {
        if (stateOf(item) == SentState.SENT) { // The same record in another leftover was found or sent.
            count(item, RedriveTally.Outcome.BEFORE);
            return;
        }
        switch (find(item)) {
            case THERE -> done(item);
            case ABSENT -> outbox.send(item);
            case NOT_TOLD -> hold(item);
        }
    }

    private Redriving.Presence find(RedriveItem item) throws InterruptedException {
        Instant since = unknownSince == null ? Instant.EPOCH : unknownSince;
        return look.find(item.target(), since, item.output().bytes());
    }

    private void done(RedriveItem item) throws InterruptedException {
        outbox.done(item);
        count(item, RedriveTally.Outcome.BEFORE);
    }

    private void hold(RedriveItem item) {
        String what = "a request to " + item.target() + " with it was begun, and nobody knows whether it arrived: not"
                + " sent again (--unknown look finds it in a stream; or look yourself, then --unknown send or done)";
        complaints.tell(item.position(), Failure.deliver(what, 0));
        count(item, RedriveTally.Outcome.UNKNOWN);
    }

    private void count(RedriveItem item, RedriveTally.Outcome outcome) {
        tally.add(item.kind(), item.source(), item.target(), outcome);
    }

    private SentState stateOf(RedriveItem item) {
        return outbox.known()
                .of(names.whole(item.place()), new SentScope(item.target(), how.pipelineName()), item.inLedger());
    }
}
