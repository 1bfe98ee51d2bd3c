package dev.kdt.flow.replay;

import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import dev.kdt.record.Unread;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record and when it is from.
 *
 * @param time of the record, or of the one before it; null when neither is known
 * @param number how many were read before it: of two with the same time, the one that was read first goes first
 * @param record null when it could not be read
 * @param unread why it could not be read; null when it could
 */
record TimedRecord(
        @Nullable Instant time,
        long number,
        @Nullable KinesisRecord record,
        @Nullable Unread unread) implements Comparable<TimedRecord> {
    /** What a record takes besides its bytes, about. */
    private static final int OVERHEAD = 200;

    int weight() {
        return OVERHEAD + (record == null ? 0 : record.data().length());
    }

    Position position() {
        return record != null ? record.position() : unread != null ? unread.position() : Position.UNKNOWN;
    }

    @Override
    public int compareTo(TimedRecord other) {
        int byTime = time == null || other.time == null
                ? Boolean.compare(time != null, other.time != null)
                : time.compareTo(other.time);
        return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
}
