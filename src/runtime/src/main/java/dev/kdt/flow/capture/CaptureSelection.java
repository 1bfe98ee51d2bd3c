package dev.kdt.flow.capture;

import dev.kdt.record.KinesisRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The records of a capture that are asked for.
 *
 * @param since when the first one arrived; null: the oldest
 * @param until when the last one arrived; null: the newest
 * @param key their partition key; null: any
 */
public record CaptureSelection(
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String key) {
    /** Whether every record is asked for. */
    public boolean isAll() {
        return since == null && until == null && key == null;
    }

    /** Whether a record is asked for. One that tells no arrival is of any time. */
    boolean takes(KinesisRecord record) {
        return (key == null || key.equals(record.partitionKey())) && overlaps(record.arrival(), record.arrival());
    }

    /** Whether a time is asked for, or a part of it; nulls: it is not known. */
    boolean overlaps(@Nullable Instant first, @Nullable Instant last) {
        return first == null
                || last == null
                || ((since == null || !last.isBefore(since)) && (until == null || !first.isAfter(until)));
    }
}
