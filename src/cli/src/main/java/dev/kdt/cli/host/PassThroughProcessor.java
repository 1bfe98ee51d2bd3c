package dev.kdt.cli.host;

import dev.kdt.bytes.Slice;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.util.List;

/**
 * Hands records on with the bytes that they have.
 *
 * @param delimiter added to each record's bytes, unless they end in it
 */
public record PassThroughProcessor(Slice delimiter) implements Processor.Factory {
    public static final Slice NEWLINE = Slice.utf8("\n");

    @Override
    public Processor create() {
        return this::process;
    }

    @Override
    public boolean remembers() {
        return false;
    }

    private void process(Batch in, Results out) {
        List<KinesisRecord> records = in.records();
        for (int i = 0; i < records.size(); i++) {
            KinesisRecord record = records.get(i);
            out.bytes().put(record.data());
            if (!record.data().endsWith(delimiter)) { // One that was parked has it.
                out.bytes().put(delimiter);
            }
            out.endOutput();
            out.kept(record, i);
        }
    }
}
