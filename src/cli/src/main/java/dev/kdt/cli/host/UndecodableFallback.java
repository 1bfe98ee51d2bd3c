package dev.kdt.cli.host;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.option.OutputFormat;
import dev.kdt.codec.Failure;
import dev.kdt.codec.TextEncoding;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Shows records that cannot be decoded as they are, since a user of {@code tail} looks for them most of all: as JSON, a string of the
 * text, or of the Base64 of what is no text. The user is told why the first of each kind could not be decoded.
 */
public final class UndecodableFallback implements Processor.Factory {
    /** Reasons that are told; data that fails in more ways is not what was expected at all. */
    private static final int MOST_REASONS = 10;

    private final Processor.Factory processors;
    private final OutputFormat format;
    private final Consumer<String> warnings;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * @param format how records are shown
     * @param warnings told, in a sentence, of the first record of each kind
     */
    public UndecodableFallback(Processor.Factory processors, OutputFormat format, Consumer<String> warnings) {
        this.processors = processors;
        this.format = format;
        this.warnings = warnings;
    }

    @Override
    public Processor create() {
        return new Showing(processors.create());
    }

    @Override
    public boolean remembers() {
        return processors.remembers();
    }

    private void tell(KinesisRecord record, Failure failure) {
        if (told.size() < MOST_REASONS && told.add(failure.reason())) {
            warnings.accept(failure.inWords(record.position()) + "; records like this are printed as they are");
        }
    }

    private final class Showing implements Processor {
        private final Processor processor;
        private final Results results = new Results();

        Showing(Processor processor) {
            this.processor = processor;
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
            Failure failure = results.failure(i);
            if (failure != null && failure.stage() == Failure.Stage.DECODE) {
                tell(record, failure);
                show(record.data(), out.bytes());
                out.endOutput();
                out.kept(record, results.wire(i));
            } else {
                out.copy(results, i, results.wire(i));
            }
        }
    }
}
