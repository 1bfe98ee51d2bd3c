package dev.kdt.cli.command.replay;

import dev.kdt.codec.Failure;
import dev.kdt.flow.replay.NoTimeException;
import dev.kdt.flow.replay.TimeShift;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.util.List;

/**
 * Moves the timestamps of records before others process them. What could not be taken out of its envelope fails.
 *
 * @param processors that hand the records on
 */
record ReplayProcessor(TimeShift shift, TimeNotices notices, Processor.Factory processors)
        implements Processor.Factory {
    @Override
    public Processor create() {
        return new Replaying(shift.mover(), processors.create());
    }

    @Override
    public boolean remembers() {
        return processors.remembers();
    }

    private final class Replaying implements Processor {
        private final TimeShift.Mover mover;
        private final Processor processor;
        private final Results results = new Results();

        Replaying(TimeShift.Mover mover, Processor processor) {
            this.mover = mover;
            this.processor = processor;
        }

        @Override
        public void process(Batch in, Results out) {
            for (int wire = 0; wire < in.records().size(); wire++) {
                KinesisRecord record = in.records().get(wire);
                String defect = record.defect();
                if (defect != null) {
                    out.failed(record, wire, Failure.decode(defect));
                } else {
                    process(in.lane(), shift.isAsked() ? moved(record) : record, wire, out);
                }
            }
        }

        private KinesisRecord moved(KinesisRecord record) {
            try {
                return record.withData(mover.moved(record));
            } catch (NoTimeException e) {
                notices.unmoved(record.position(), String.valueOf(e.getMessage()));
                return record;
            }
        }

        private void process(String lane, KinesisRecord record, int wire, Results out) {
            results.clear();
            processor.process(new Batch(lane, List.of(record)), results);
            for (int i = 0; i < results.size(); i++) {
                out.copy(results, i, wire);
            }
        }
    }
}
