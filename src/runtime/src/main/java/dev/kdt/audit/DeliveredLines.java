package dev.kdt.audit;

import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;

/** Notes the lines of objects that were delivered. Hands nothing on, and fails nothing. */
final class DeliveredLines implements Processor {
    private final Audit.Books books;
    private final LineReader lines;
    private final ObjectNames objects;
    private int minutes;
    private String lastObject = "";

    DeliveredLines(Audit.Books books) {
        this.books = books;
        this.lines = books.lineReader();
        this.objects = new ObjectNames(books.places());
    }

    @Override
    public void process(Batch in, Results out) {
        for (int i = 0; i < in.records().size(); i++) {
            KinesisRecord record = in.records().get(i);
            LineReader.Line line = lines.read(record.data());
            long place = objects.place(record.position());
            books.delivered().add(new Entry(line.key(), line.content(), place, minutes(record), (int)
                    record.position().line()));
            out.kept(record, i);
        }
        books.tally().lines(in.records().size());
    }

    private int minutes(KinesisRecord record) {
        String object = String.valueOf(record.position().file());
        if (!object.equals(lastObject)) {
            minutes = Terms.minutes(ObjectTime.of(object));
            lastObject = object;
        }
        return minutes;
    }
}
