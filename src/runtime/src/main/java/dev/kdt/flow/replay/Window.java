package dev.kdt.flow.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of the records that are sent.
 *
 * @param since the first one; null: the oldest
 * @param until the last one; null: the newest
 */
public record Window(@Nullable Instant since, @Nullable Instant until) {
    /** Every time. */
    public static final Window ALL = new Window(null, null);

    /** Whether a record of this time is sent; null when its time is not known, and neither is that of one before it. */
    boolean has(@Nullable Instant time) {
        if (time == null) {
            return true;
        }
        return (since == null || !time.isBefore(since)) && (until == null || !time.isAfter(until));
    }
}
