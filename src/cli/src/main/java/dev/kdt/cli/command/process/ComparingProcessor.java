package dev.kdt.cli.command.process;

import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.RecordBounds;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.report.Comparison;
import dev.kdt.record.Batch;
import dev.kdt.record.MaxRecord;

/** Runs two pipelines on each record and notes what they make differently. Gives no results. */
record ComparingProcessor(Processors before, Processors after, Comparison comparison) implements Processor.Factory {
    static ComparingProcessor of(Pipeline before, Pipeline after, MaxRecord max) {
        return new ComparingProcessor(processors(before, max), processors(after, max), new Comparison());
    }

    private static Processors processors(Pipeline pipeline, MaxRecord max) {
        return new Processors(pipeline, Processors.AfterFailure.TAKE_BACK, RecordBounds.of(max), ignored -> {});
    }

    @Override
    public Processor create() {
        Processor old = before.create();
        Processor now = after.create();
        Results oldResults = new Results();
        Results nowResults = new Results();
        return (in, out) -> {
            oldResults.clear();
            nowResults.clear();
            old.process(in, oldResults);
            now.process(in, nowResults);
            comparison.add(oldResults, nowResults);
            settle(in, out);
        };
    }

    /** One comparison is added to, by one thread. */
    @Override
    public boolean remembers() {
        return true;
    }

    private static void settle(Batch in, Results out) {
        for (int wire = 0; wire < in.records().size(); wire++) {
            out.kept(in.records().get(wire), wire);
        }
    }
}
