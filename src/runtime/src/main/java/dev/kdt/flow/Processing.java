package dev.kdt.flow;

import dev.kdt.jq.Cutoff;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;

/**
 * Runs batches of one lane through processors. A pipeline that remembers nothing is run by all workers at once, a processor
 * each; one that remembers is run batch after batch by the lane's only processor. Processors and results are used again.
 */
final class Processing {
    private final Processor.Factory factory;
    private final ExecutorService workers;
    private final Cutoff cutoff = new Cutoff();
    private final Queue<Processor> idleProcessors = new ConcurrentLinkedQueue<>();
    private final Queue<Results> idleResults = new ConcurrentLinkedQueue<>();

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

    Processing(Processor.Factory factory, ExecutorService workers) {
        this.factory = factory;
        this.workers = workers;
    }

    /** Starts on a batch. Works of one lane may end in any order, but are to be joined in the order of their start. */
    Work start(Batch batch) {
        CompletableFuture<Results> results = factory.remembers()
                ? CompletableFuture.completedFuture(process(batch))
                : CompletableFuture.supplyAsync(() -> process(batch), workers);
        return new Work(batch, results);
    }

    /** Ends expressions that go on for too long, now and from now on: their records fail. */
    void cutOff() {
        cutoff.cutOff();
    }

    /** Gives results back that are no longer looked at. */
    void recycle(Results results) {
        results.clear();
        idleResults.add(results);
    }

    private Results process(Batch batch) {
        Processor idle = idleProcessors.poll();
        Processor processor = idle != null ? idle : factory.create();
        Results free = idleResults.poll();
        Results results = free != null ? free : new Results();
        cutoff.during(() -> processor.process(batch, results));
        idleProcessors.add(processor);
        return results;
    }
}
