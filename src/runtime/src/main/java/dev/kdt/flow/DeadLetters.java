package dev.kdt.flow;

import dev.kdt.codec.Failure;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps failed records, so that they can be looked at and sent again. Safe for use by several threads.
 */
public interface DeadLetters extends AutoCloseable {
    /** Refuses every record: for runs in which nothing is to be parked, but left, dropped, or an end of the run. */
    DeadLetters NONE = new DeadLetters() {
        @Override
        public void park(KinesisRecord record, Failure failure) {
            throw new FlowException(
                    "nothing is parked here: " + record.position().inWords());
        }

        @Override
        public void force() {}

        @Override
        public String place() {
            return "";
        }
    };

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

    /**
     * After {@link #force} has thrown: the positions of the records that were given to {@link #park} and are not kept; all others
     * are. Null when that cannot be told.
     */
    default @Nullable List<Position> unsafe() {
        return null;
    }

    /** The place of the records, for the summary: a file's name, or {@code firehose:NAME}; empty when they are not kept. */
    String place();

    @Override
    default void close() {}
}
