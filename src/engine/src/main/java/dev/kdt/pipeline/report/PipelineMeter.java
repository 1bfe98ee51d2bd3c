package dev.kdt.pipeline.report;

import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.step.Step;
import dev.kdt.record.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Measures a pipeline: what goes in and out of each of its steps, and where its time goes ({@code --stats}). */
public final class PipelineMeter {
    private final List<StepMeter> meters;
    private final Pipeline metered;
    private final LongAdder nanos = new LongAdder();

    /**
     * A row of the statistics.
     *
     * @param step its name; {@code decode} and {@code encode} are rows as well
     * @param share of the pipeline's time, from 0 to 1
     */
    public record Row(String step, long in, long out, long dropped, long failed, double share) {}

    public PipelineMeter(Pipeline pipeline) {
        this.meters = pipeline.steps().stream().map(StepMeter::new).toList();
        this.metered = pipeline.withSteps(List.<Step>copyOf(meters));
    }

    /** The pipeline to run, which is measured. */
    public Pipeline pipeline() {
        return metered;
    }

    /** Makes processors of {@link #pipeline} whose time is taken. */
    public Processor.Factory timed(Processor.Factory processors) {
        return new Processor.Factory() {
            @Override
            public Processor create() {
                Processor processor = processors.create();
                return (in, out) -> time(processor, in, out);
            }

            @Override
            public boolean remembers() {
                return processors.remembers();
            }
        };
    }

    private void time(Processor processor, Batch in, Results out) {
        long start = System.nanoTime();
        processor.process(in, out);
        nanos.add(System.nanoTime() - start);
    }

    /**
     * The statistics, when the work is done.
     *
     * @param records that were read, those that could not be decoded included
     * @param undecoded records that could not be decoded
     * @param outputs results that were made
     */
    public List<Row> rows(long records, long undecoded, long outputs) {
        long steps = meters.stream().mapToLong(StepMeter::nanos).sum();
        long encode = meters.isEmpty() ? 0 : meters.getLast().nanosBehind();
        // What was timed of some values stands for all, so the parts may come to more than the whole.
        long all = Math.max(1, Math.max(nanos.sum(), steps + encode));
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("decode", records, records - undecoded, 0, undecoded, share(all - steps - encode, all)));
        for (StepMeter each : meters) {
            rows.add(new Row(
                    each.name(), each.in(), each.out(), each.dropped(), each.failed(), share(each.nanos(), all)));
        }
        long encoded = meters.isEmpty() ? records - undecoded : meters.getLast().out();
        rows.add(new Row("encode", encoded, outputs, 0, 0, share(encode, all)));
        return rows;
    }

    private static double share(long part, long whole) {
        return (double) part / whole;
    }
}
