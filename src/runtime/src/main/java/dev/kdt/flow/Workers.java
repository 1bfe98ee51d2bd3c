package dev.kdt.flow;

import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Threads that process batches, and the processors they use. A host with many runs, such as a Lambda execution environment, keeps
 * its workers from run to run: with the processors stays what they have learnt of the records' shapes. Safe for use by several
 * threads.
 */
public final class Workers implements AutoCloseable {
    private final int count;
    private final ExecutorService threads;
    private final Queue<Results> idleResults = new ConcurrentLinkedQueue<>();
    private volatile Version version;

    /** One version of the pipeline, and its processors. */
    static final class Version {
        private final Processor.Factory factory;
        private final Queue<Processor> idle = new ConcurrentLinkedQueue<>();

        private Version(Processor.Factory factory) {
            this.factory = factory;
        }

        /** Whether each lane is to have a processor of its own, since it remembers. */
        boolean remembers() {
            return factory.remembers();
        }

        Processor processor() {
            Processor unused = idle.poll();
            return unused != null ? unused : factory.create();
        }

        /** Gives a processor back that no lane needs for itself. */
        void recycle(Processor processor) {
            idle.add(processor);
        }
    }

    /**
     * Workers that run one pipeline.
     *
     * @param count how many batches are processed at the same time, over all lanes
     */
    public Workers(Processor.Factory factory, int count) {
        this.version = new Version(factory);
        this.count = count;
        this.threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("kdt-worker-", 1).factory());
    }

    int count() {
        return count;
    }

    ExecutorService threads() {
        return threads;
    }

    /** The version of the pipeline for batches that are read now. A lane that asks for each batch never comes back to an older one. */
    Version version() {
        return version;
    }

    /**
     * Runs another pipeline on all that is read from now on. What was read before goes through the old one, before it in each lane. What
     * processors remember is forgotten.
     */
    public void replace(Processor.Factory by) {
        version = new Version(by);
    }

    Results results() {
        Results idle = idleResults.poll();
        return idle != null ? idle : new Results();
    }

    /** Gives results back that are no longer looked at. */
    void recycle(Results results) {
        results.clear();
        idleResults.add(results);
    }

    /** Ends the threads; one that is still at work is interrupted. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
