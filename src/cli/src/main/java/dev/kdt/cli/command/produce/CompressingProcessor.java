package dev.kdt.cli.command.produce;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Compressor;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import java.util.Locale;

/** Compresses what other processors make of records, each by itself. */
record CompressingProcessor(Format format, Processor.Factory processors) implements Processor.Factory {
    /** The formats that records may be compressed in. */
    enum Format {
        GZIP,
        ZSTD;

        Slice compress(Slice payload) {
            return switch (this) {
                case GZIP -> Compressor.gzip(payload);
                case ZSTD -> Compressor.zstd(payload);
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Processor create() {
        return new Compressing(format, processors.create(), new Results());
    }

    @Override
    public boolean remembers() {
        return processors.remembers();
    }

    private record Compressing(Format format, Processor processor, Results results) implements Processor {
        @Override
        public void process(Batch in, Results out) {
            results.clear();
            processor.process(in, results);
            for (int i = 0; i < results.size(); i++) {
                if (results.hasFailed(i) || results.droppedBy(i) != null) {
                    out.copy(results, i, results.wire(i));
                    continue;
                }
                results.outputs(i, i + 1).forEach(each -> {
                    out.bytes().put(format.compress(each.bytes()));
                    out.endOutput();
                });
                out.kept(results.record(i), results.wire(i), results.chain(i));
            }
        }
    }
}
