package dev.kdt.audit;

import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;

/** Notes the lines of objects that a delivery stream could not load, as its error output says. Hands nothing on, and fails nothing. */
final class UnloadedLines implements Processor {
    private final LostLines lost;

    UnloadedLines(Audit.Books books) {
        this.lost = new LostLines(books);
    }

    @Override
    public void process(Batch in, Results out) {
        for (int i = 0; i < in.records().size(); i++) {
            KinesisRecord line = in.records().get(i);
            lost.add(line.data(), line.position());
            out.kept(line, i);
        }
    }
}
