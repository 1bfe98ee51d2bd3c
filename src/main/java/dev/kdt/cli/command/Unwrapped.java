package dev.kdt.cli.command;

import dev.kdt.codec.CodecException;
import dev.kdt.codec.EnvelopeReader;
import dev.kdt.codec.Failure;
import dev.kdt.flow.InputFormat;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.util.List;

/**
 * Takes records out of their envelopes ({@code --in envelope}) before they are processed, with the keys and places that they
 * had. What is no envelope fails.
 */
record Unwrapped(Processor.Factory processors) implements Processor.Factory {
    /** Unwraps first if the input is made of envelopes. */
    static Processor.Factory from(InputFormat in, Processor.Factory processors) {
        return in == InputFormat.ENVELOPE ? new Unwrapped(processors) : processors;
    }

    @Override
    public Processor create() {
        return new Unwrapping(processors.create());
    }

    @Override
    public boolean remembers() {
        return processors.remembers();
    }

    private static final class Unwrapping implements Processor {
        private final Processor processor;
        private final EnvelopeReader reader = new EnvelopeReader();
        private final Results results = new Results();

        Unwrapping(Processor processor) {
            this.processor = processor;
        }

        @Override
        public void process(Batch in, Results out) {
            for (int wire = 0; wire < in.records().size(); wire++) {
                KinesisRecord line = in.records().get(wire);
                try {
                    KinesisRecord record = reader.read(line.data()).record();
                    results.clear();
                    processor.process(new Batch(in.lane(), List.of(record)), results);
                    for (int i = 0; i < results.size(); i++) {
                        out.copy(results, i, wire);
                    }
                } catch (CodecException e) {
                    out.failed(line, wire, Failure.decode(String.valueOf(e.getMessage())));
                }
            }
        }
    }
}
