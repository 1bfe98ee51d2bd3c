package dev.kdt.audit;

import dev.kdt.bytes.Slice;
import dev.kdt.record.Position;

/** Notes what a delivery stream got and did not deliver: a result of the pipeline, or a record of the stream itself. For one thread. */
final class LostLines {
    private final Audit.Books books;
    private final LineReader lines;
    private final ObjectNames objects;

    LostLines(Audit.Books books) {
        this.books = books;
        this.lines = books.lineReader();
        this.objects = new ObjectNames(books.places());
    }

    /** @param at where it is told of */
    void add(Slice got, Position at) {
        long place = objects.place(at);
        int number = (int) at.line();
        LineReader.Line result = lines.read(got);
        books.lostResults().add(new Entry(result.key(), result.content(), place, 0, number));
        books.lostPayloads().add(new Entry(lines.payload(got), 0, place, 0, number));
    }
}
