package dev.kdt.cli.sending;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.EnvelopeWriter;
import dev.kdt.json.Utf8;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;

/**
 * Makes one line of each record, for people: its text, or an envelope where it is no text of one line.
 *
 * @param processors that hand the records on
 */
public record LinePerRecord(Processor.Factory processors) implements Processor.Factory {
    @Override
    public Processor create() {
        return new Lines(processors.create());
    }

    @Override
    public boolean remembers() {
        return processors.remembers();
    }

    private static final class Lines implements Processor {
        private final Processor processor;
        private final Results results = new Results();
        private final EnvelopeWriter envelopes = new EnvelopeWriter();

        Lines(Processor processor) {
            this.processor = processor;
        }

        @Override
        public void process(Batch in, Results out) {
            results.clear();
            processor.process(in, results);
            for (int i = 0; i < results.size(); i++) {
                if (results.outcome(i) instanceof Outcome.Kept(var outputs)) {
                    for (Output each : outputs) {
                        line(each.source().withData(each.bytes()), out.bytes());
                        out.endOutput();
                    }
                    out.kept(results.record(i), results.wire(i));
                } else {
                    out.copy(results, i, results.wire(i));
                }
            }
        }

        private void line(KinesisRecord record, ByteBuilder out) {
            Slice data = record.data();
            boolean ended = !data.isEmpty() && data.at(data.length() - 1) == '\n';
            Slice line = ended ? data.sub(0, data.length() - 1) : data;
            if (isText(line)) {
                out.put(line).put('\n');
            } else {
                envelopes.write(record, null, out);
            }
        }

        /** Whether a line can be printed: UTF-8 without control characters other than tabs. */
        private static boolean isText(Slice line) {
            byte[] bytes = line.array();
            for (int i = line.from(); i < line.to(); i++) {
                if (bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\t') {
                    return false;
                }
            }
            return Utf8.isValid(line);
        }
    }
}
