package dev.kdt.audit;

import dev.kdt.codec.Envelope;
import dev.kdt.codec.EnvelopeReader;
import dev.kdt.codec.Failure;
import dev.kdt.codec.format.CodecException;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;

/**
 * Notes the records in files of parked ones: those that a pipeline failed on by their place in the stream, results that were never taken by
 * their contents. A line that is no envelope fails.
 */
final class ParkedRecords implements Processor {
    private final Audit.Books books;
    private final VerifiedTarget target;
    private final LineReader lines;
    private final ObjectNames files;
    private final EnvelopeReader envelopes = new EnvelopeReader();

    ParkedRecords(Audit.Books books, VerifiedTarget target) {
        this.books = books;
        this.target = target;
        this.lines = books.lineReader();
        this.files = new ObjectNames(books.places());
    }

    @Override
    public void process(Batch in, Results out) {
        for (int i = 0; i < in.records().size(); i++) {
            KinesisRecord line = in.records().get(i);
            try {
                note(envelopes.read(line.data()), files.place(line.position()), (int)
                        line.position().line());
                out.kept(line, i);
            } catch (CodecException e) {
                out.failed(line, i, Failure.decode(e, line.data()));
            }
        }
    }

    private void note(Envelope parked, long place, int number) {
        KinesisRecord record = parked.record();
        Failure failure = parked.failure();
        if (failure != null && failure.stage() == Failure.Stage.DELIVER) {
            if (target.wasFor(failure)) {
                LineReader.Line result = lines.read(record.data());
                books.lostResults().add(new Entry(result.key(), result.content(), place, 0, number));
            }
            return;
        }
        Position position = record.position();
        boolean isOurs = position.stream() == null || position.stream().equals(books.stream());
        if (isOurs && position.shard() != null && position.sequence() != null) {
            Fingerprint key = lines.position(position.shard(), position.sequence(), position.subsequence());
            books.parked().add(new Entry(key, 0, place, 0, number));
        }
    }
}
