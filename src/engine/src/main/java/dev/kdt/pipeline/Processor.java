package dev.kdt.pipeline;

import dev.kdt.record.Batch;

/**
 * Processes the records of a batch, the same in every host: de-aggregate, decode, run the steps, encode. A failing record is an outcome, not an
 * exception. An instance belongs to one thread and, where its pipeline remembers, to one lane.
 */
public interface Processor {
    /**
     * Processes the records in order and adds an outcome for each user record to {@code out}, which the caller owns and has
     * cleared.
     */
    void process(Batch in, Results out);

    /** Makes processors: one for each thread or lane. */
    interface Factory {
        Processor create();

        /** Whether processors remember earlier records, so that a lane's batches must pass through one of them in order. */
        boolean remembers();
    }
}
