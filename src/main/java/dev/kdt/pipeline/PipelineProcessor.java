package dev.kdt.pipeline;

import dev.kdt.codec.Decoder;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.util.List;

/** Runs a pipeline for one thread, record by record. */
final class PipelineProcessor implements Processor {
    private final Decoder decoder;
    private final StepLine line;

    PipelineProcessor(Decoder decoder, StepLine line) {
        this.decoder = decoder;
        this.line = line;
    }

    @Override
    public void process(Batch in, Results results) {
        line.into(results);
        List<KinesisRecord> records = in.records();
        for (int i = 0; i < records.size(); i++) {
            line.at(i);
            decoder.decode(records.get(i), line);
        }
    }
}
