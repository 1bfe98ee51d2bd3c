package dev.kdt.cli.host;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.option.OutputFormat;
import dev.kdt.codec.Failure;
import dev.kdt.codec.TextEncoding;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.util.Base64;

/**
 * Shows records that cannot be decoded as they are, since a user of {@code tail} looks for them most of all: as JSON, a string of the
 * text, or of the Base64 of what is no text.
 *
 * @param format how records are shown
 */
public record UndecodableFallback(Processor.Factory processors, OutputFormat format) implements Processor.Factory {
    @Override
    public Processor create() {
        return new Showing(processors.create(), format);
    }

    @Override
    public boolean remembers() {
        return processors.remembers();
    }

    private static final class Showing implements Processor {
        private final Processor processor;
        private final OutputFormat format;
        private final Results results = new Results();

        Showing(Processor processor, OutputFormat format) {
            this.processor = processor;
            this.format = format;
        }

        @Override
        public void process(Batch in, Results out) {
            processor.process(in, out);
            if (out.failures() == 0) {
                return;
            }
            results.clear();
            for (int i = 0; i < out.size(); i++) {
                results.copy(out, i, out.wire(i));
            }
            out.clear();
            for (int i = 0; i < results.size(); i++) {
                hand(i, out);
            }
        }

        private void show(Slice payload, ByteBuilder out) {
            switch (format) {
                case PRETTY, TEXT -> out.put(payload).put('\n');
                case NDJSON, CSV, TSV -> {
                    text(payload).writeTo(out);
                    out.put('\n');
                }
                case JSON -> text(payload).writeTo(out);
                case RAW, HEX, ENVELOPE, MSGPACK, CBOR -> out.put(payload);
            }
        }

        private static Value text(Slice payload) {
            return Value.of(
                    TextEncoding.isText(payload)
                            ? payload.toText()
                            : Base64.getEncoder().encodeToString(payload.toSharedBytes()));
        }

        private void hand(int i, Results out) {
            KinesisRecord record = results.record(i);
            boolean undecodable = results.outcome(i) instanceof Outcome.Failed(Failure failure, var outputs)
                    && failure.stage() == Failure.Stage.DECODE;
            if (undecodable) {
                show(record.data(), out.bytes());
                out.endOutput();
                out.kept(record, results.wire(i));
            } else {
                out.copy(results, i, results.wire(i));
            }
        }
    }
}
