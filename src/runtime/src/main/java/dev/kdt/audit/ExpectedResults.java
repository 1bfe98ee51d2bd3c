package dev.kdt.audit;

import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the pipeline on records of the stream, and notes what it gives: that must be delivered. Hands nothing on, and fails nothing. */
final class ExpectedResults implements Processor {
    private final Audit.Books books;
    private final Processor pipeline;
    private final VerifiedTarget target;
    private final LineReader lines;
    private final Results results = new Results();

    private String lastShard = "";
    private long lastHour = Long.MIN_VALUE;
    private int lastCell = Entry.UNCOUNTED;

    ExpectedResults(Audit.Books books, Processor pipeline, VerifiedTarget target) {
        this.books = books;
        this.pipeline = pipeline;
        this.target = target;
        this.lines = books.lineReader();
    }

    @Override
    public void process(Batch in, Results out) {
        results.clear();
        pipeline.process(in, results);
        for (int i = 0; i < results.size(); i++) {
            note(i);
            out.kept(results.record(i), results.wire(i));
        }
    }

    private void note(int index) {
        KinesisRecord record = results.record(index);
        Position position = record.position();
        String shard = String.valueOf(position.shard());
        String sequence = String.valueOf(position.sequence());
        boolean counted = books.terms().asksFor(record.arrival());
        int cell = counted ? cell(shard, record.arrival()) : Entry.UNCOUNTED;
        if (results.droppedBy(index) != null) {
            if (counted) {
                books.tally().dropped(cell);
            }
            return;
        }
        Fingerprint payload = books.readsErrors() ? lines.payload(record.data()) : Audit.NO_PAYLOAD;
        int subsequence = (int) position.subsequence();
        int minutes = Terms.minutes(record.arrival());
        if (results.hasFailed(index)) {
            if (counted) {
                books.tally().failed(cell);
                long place =
                        books.places().add(new Origin(shard, sequence, subsequence, -1, record.arrival()), payload);
                books.open().add(new Entry(lines.position(shard, sequence, subsequence), 0, place, minutes, cell));
            }
            return;
        }
        List<Output> outputs = results.outputs(index, index + 1);
        int expected = 0;
        for (int k = 0; k < outputs.size(); k++) {
            if (!target.takes(outputs.get(k))) {
                continue;
            }
            expected++;
            LineReader.Line line = lines.read(outputs.get(k).bytes());
            long place = books.places().add(new Origin(shard, sequence, subsequence, k, record.arrival()), payload);
            books.expected().add(new Entry(line.key(), line.content(), place, minutes, cell));
        }
        if (counted) {
            books.tally().kept(cell, expected);
        }
    }

    /** Records come in the order of their arrival, more or less: mostly the cell is the one before. */
    private int cell(String shard, @Nullable Instant arrival) {
        long hour = arrival == null ? Long.MIN_VALUE : Math.floorDiv(arrival.getEpochSecond(), 3_600L);
        if (lastCell == Entry.UNCOUNTED || hour != lastHour || !shard.equals(lastShard)) {
            lastCell = books.tally().cell(shard, arrival);
            lastHour = hour;
            lastShard = shard;
        }
        return lastCell;
    }
}
