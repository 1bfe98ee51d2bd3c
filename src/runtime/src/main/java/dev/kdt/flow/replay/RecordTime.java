package dev.kdt.flow.replay;

import dev.kdt.record.KinesisRecord;
import java.time.Instant;

/** Tells the time of a record, by which it is sent again. For one thread. */
@FunctionalInterface
public interface RecordTime {
    /**
     * The time of the record.
     *
     * @throws NoTimeException when the record tells none
     */
    Instant of(KinesisRecord record) throws NoTimeException;

    /** When the service took the record: the time of a capture. */
    static RecordTime arrival() {
        return record -> {
            Instant arrival = record.arrival();
            if (arrival == null) {
                throw new NoTimeException("it tells no arrival");
            }
            return arrival;
        };
    }
}
