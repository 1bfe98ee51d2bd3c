package dev.kdt.audit;

import dev.kdt.codec.KplReader;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.util.List;

/** What a delivery stream that reads the stream itself delivers: aggregates taken apart, and payloads as they are. */
public final class PlainRecords implements Processor {
    private final KplReader reader = new KplReader();

    /** Makes such processors. */
    public static Processor.Factory factory() {
        return new Processor.Factory() {
            @Override
            public Processor create() {
                return new PlainRecords();
            }

            @Override
            public boolean remembers() {
                return false;
            }
        };
    }

    @Override
    public void process(Batch in, Results out) {
        for (int i = 0; i < in.records().size(); i++) {
            KinesisRecord record = in.records().get(i);
            List<KinesisRecord> users = KplReader.looksAggregated(record.data()) ? reader.split(record) : null;
            for (KinesisRecord each : users == null ? List.of(record) : users) {
                out.bytes().put(each.data());
                out.endOutput();
                out.kept(each, i);
            }
        }
    }
}
