package dev.kdt.audit;

import dev.kdt.bytes.Slice;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.step.StampPath;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for the records that a delivered line is a result of, by its stamp or its contents. Any number of threads search. */
public final class LineSearch {
    /** Of a line that is a result of more records, so many are told. */
    private static final int MOST = 10;

    private static final SipHash HASH = new SipHash(0, 0);

    private final Slice line;
    private final @Nullable StampPath stamps;
    private final Runnable whenEnough;
    private final List<Hit> hits = new ArrayList<>();

    /**
     * A record that gives the line.
     *
     * @param record the user record
     * @param output which of its results the line is, from 0
     */
    public record Hit(KinesisRecord record, int output) {}

    /**
     * Where the stamp of a line says that it came from.
     *
     * @param sequence of the whole record
     */
    public record Stamped(String shard, String sequence) {}

    /**
     * A search that has found nothing yet.
     *
     * @param stamps where stamps stand; null when there are none
     * @param whenEnough called when no more is to be found, or enough is
     */
    public LineSearch(Slice line, @Nullable StampPath stamps, Runnable whenEnough) {
        this.line = line;
        this.stamps = stamps;
        this.whenEnough = whenEnough;
    }

    /** What the line's stamp says; null when it has none that names a place in a stream. */
    public @Nullable Stamped stamped() {
        if (stamps == null) {
            return null;
        }
        try {
            return stamps.in(new JsonReader().read(line)) instanceof ObjectValue stamp
                            && stamp.get(StringValue.of("shard")) instanceof StringValue shard
                            && stamp.get(StringValue.of("sequence")) instanceof StringValue sequence
                    ? new Stamped(shard.text(), sequence.text())
                    : null;
        } catch (JsonException _) {
            return null;
        }
    }

    /** Runs the pipeline on records, and keeps those that give the line. */
    public Processor.Factory over(Processor.Factory pipeline) {
        return new Processor.Factory() {
            @Override
            public Processor create() {
                return new Searcher(pipeline.create());
            }

            @Override
            public boolean remembers() {
                return pipeline.remembers();
            }
        };
    }

    /** What was found, in no particular order. */
    public synchronized List<Hit> hits() {
        return List.copyOf(hits);
    }

    private synchronized void found(KinesisRecord record, int output) {
        if (hits.size() < MOST) {
            hits.add(new Hit(record.withData(record.data().copy()), output));
        }
        if (hits.size() == MOST || stamped() != null) {
            whenEnough.run();
        }
    }

    private final class Searcher implements Processor {
        private final Processor pipeline;
        private final LineReader lines = new LineReader(HASH, stamps, null);
        private final Fingerprint wanted = lines.read(line).key();
        private final Results results = new Results();

        Searcher(Processor pipeline) {
            this.pipeline = pipeline;
        }

        @Override
        public void process(Batch in, Results out) {
            results.clear();
            pipeline.process(in, results);
            for (int i = 0; i < results.size(); i++) {
                List<Output> outputs = results.outputs(i, i + 1);
                for (int k = 0; k < outputs.size(); k++) {
                    if (lines.read(outputs.get(k).bytes()).key().equals(wanted)) {
                        found(results.record(i), k);
                    }
                }
                out.kept(results.record(i), results.wire(i));
            }
        }
    }
}
