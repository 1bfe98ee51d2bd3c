package dev.kdt.pipeline;

import dev.kdt.codec.Decoder;
import dev.kdt.codec.Failure;
import dev.kdt.record.Batch;
import dev.kdt.record.HashRange;
import dev.kdt.record.KinesisRecord;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a pipeline for one thread, record by record. */
final class PipelineProcessor implements Processor {
    private final Supplier<Decoder> decoders;
    private final StepChain line;
    private final Decoder.Sink sink;
    private Decoder decoder;

    /** @param filters what records must pass before they come to the steps */
    PipelineProcessor(Supplier<Decoder> decoders, List<RecordFilter> filters, StepChain line) {
        this.decoders = decoders;
        this.line = line;
        this.sink = filters.isEmpty() ? line : new FilteringSink(filters, line);
        this.decoder = decoders.get();
    }

    @Override
    public void process(Batch in, Results results) {
        line.into(results);
        List<KinesisRecord> records = in.records();
        for (int i = 0; i < records.size(); i++) {
            line.at(i);
            decode(records.get(i), in.shard());
        }
    }

    private void decode(KinesisRecord record, @Nullable HashRange shard) {
        try {
            decoder.decode(record, shard, sink);
        } catch (OutOfMemoryError e) {
            // Its buffers have grown as far as they could: a new one begins with small ones.
            decoder = decoders.get();
            line.failed(record, Failure.decode("it needs more memory than there is for one record"));
        }
    }
}
