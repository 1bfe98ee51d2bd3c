package dev.kdt.cli.host;

import dev.kdt.codec.Failure;
import dev.kdt.codec.InputFormat;
import dev.kdt.codec.Unwrapper;
import dev.kdt.codec.format.CodecException;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.util.List;

/**
 * Takes records out of what the input's format wraps them in (envelopes, rows of cells, events) before they are processed. What is
 * not of the form fails.
 */
public record UnwrappingProcessor(InputFormat format, Processor.Factory processors) implements Processor.Factory {
    /** Unwraps first if the format wraps. */
    public static Processor.Factory from(InputFormat in, Processor.Factory processors) {
        return in.wraps() ? new UnwrappingProcessor(in, processors) : processors;
    }

    @Override
    public Processor create() {
        return new Unwrapping(format.unwrapper(), processors.create());
    }

    @Override
    public boolean remembers() {
        return processors.remembers();
    }

    private static final class Unwrapping implements Processor {
        private final Unwrapper unwrapper;
        private final Processor processor;
        private final Results results = new Results();

        Unwrapping(Unwrapper unwrapper, Processor processor) {
            this.unwrapper = unwrapper;
            this.processor = processor;
        }

        @Override
        public void process(Batch in, Results out) {
            for (int wire = 0; wire < in.records().size(); wire++) {
                KinesisRecord piece = in.records().get(wire);
                try {
                    for (KinesisRecord record : unwrapper.unwrap(piece)) {
                        process(in.lane(), record, wire, out);
                    }
                } catch (CodecException e) {
                    out.failed(piece, wire, Failure.decode(e, piece.data()));
                }
            }
        }

        private void process(String lane, KinesisRecord record, int wire, Results out) {
            String defect = record.defect();
            if (defect != null) {
                out.failed(record, wire, Failure.decode(defect));
                return;
            }
            results.clear();
            processor.process(new Batch(lane, List.of(record)), results);
            for (int i = 0; i < results.size(); i++) {
                out.copy(results, i, wire);
            }
        }
    }
}
