package dev.kdt.pipeline;

import dev.kdt.bytes.Slice;
import dev.kdt.record.KinesisRecord;

/** Chooses among user records before the first step of a pipeline; those that it does not take count as dropped. Shared by threads. */
public interface RecordFilter {
    /** The name under which records are counted that it does not take: its option. */
    String name();

    /** Begins to filter in one thread. */
    Test start();

    /** The decision, for one thread. */
    @FunctionalInterface
    interface Test {
        /**
         * Whether the record goes on.
         *
         * @param payload the innermost bytes; those of the record itself when it cannot be decoded
         * @throws dev.kdt.pipeline.step.StepFailure when that cannot be told: then the record fails
         */
        boolean takes(KinesisRecord record, Slice payload);
    }
}
