package dev.kdt.flow;

import dev.kdt.jq.Cutoff;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs batches of one lane through processors. A pipeline that remembers nothing is run by all workers at once, a processor
 * each; one that remembers is run batch after batch by the lane's only processor, which begins empty.
 */
final class Processing {
    private final Workers workers;
    private final Cutoff cutoff = new Cutoff();
    private @Nullable Processor remembering;
    private Workers.@Nullable Version remembered;

    /** A batch that is being processed. */
    record Work(Batch batch, CompletableFuture<Results> results) {
        /** Waits for the results. What a processor throws (a fault of its own, or of the machine) comes out here. */
        Results join() {
            try {
                return results.join();
            } catch (CompletionException e) {
                switch (e.getCause()) {
                    case RuntimeException cause -> throw cause;
                    case Error cause -> throw cause;
                    case null, default -> throw e;
                }
            }
        }
    }

    Processing(Workers workers) {
        this.workers = workers;
    }

    /**
     * Starts on a batch, with the pipeline of this moment. Works of one lane may end in any order, but are to be joined in the order of
     * their start.
     */
    Work start(Batch batch) {
        Workers.Version version = workers.version();
        return new Work(
                batch,
                version.remembers()
                        ? CompletableFuture.completedFuture(process(batch, remembering(version)))
                        : CompletableFuture.supplyAsync(() -> process(batch, version), workers.threads()));
    }

    /** Ends expressions that go on for too long, now and from now on: their records fail. */
    void cutOff() {
        cutoff.cutOff();
    }

    @SuppressWarnings("ReferenceEquality") // The very one.
    private Processor remembering(Workers.Version version) {
        Processor its = remembering;
        if (its == null || remembered != version) {
            its = version.processor();
            remembering = its;
            remembered = version;
        }
        return its;
    }

    private Results process(Batch batch, Workers.Version version) {
        Processor processor = version.processor();
        Results results = process(batch, processor);
        version.recycle(processor);
        return results;
    }

    private Results process(Batch batch, Processor processor) {
        Results results = workers.results();
        cutoff.during(() -> processor.process(batch, results));
        return results;
    }
}
