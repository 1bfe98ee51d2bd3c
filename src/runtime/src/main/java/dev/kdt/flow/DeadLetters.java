package dev.kdt.flow;

import dev.kdt.codec.Failure;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;

/**
 * Keeps failed records, so that they can be looked at and sent again. Safe for use by several threads.
 */
public interface DeadLetters extends AutoCloseable {
    /**
     * Takes a record and why it failed: an input that could not be processed, or an output that could not be delivered.
     *
     * @throws FlowException when it cannot be kept: the record is then not settled and the work stops
     */
    void park(KinesisRecord record, Failure failure) throws InterruptedException;

    /** Told of a record that failed and cannot be kept, since it was not taken in. */
    default void miss(Position position, Failure failure) {}

    /** Makes all that was parked safe; called before a checkpoint moves past it. */
    void force() throws InterruptedException;

    /** Where the records are, for the summary: a file's name, or {@code firehose:NAME}. */
    String place();

    @Override
    default void close() {}
}
