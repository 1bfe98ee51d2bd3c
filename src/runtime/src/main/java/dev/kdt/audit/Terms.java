package dev.kdt.audit;

import dev.kdt.pipeline.step.StampPath;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is verified.
 *
 * @param since records that arrived before are not asked for; null: from the oldest on
 * @param until records that arrived after it are not asked for; null: to the newest
 * @param lateAfter how long after its arrival a record may be delivered. As much as that, records outside of the time may be among the
 *     delivered ones
 * @param stamps where results say which record they came from; null where they do not
 * @param columns of the rows that results are compared with; null where they are compared with lines
 */
public record Terms(
        @Nullable Instant since,
        @Nullable Instant until,
        Duration lateAfter,
        @Nullable StampPath stamps,
        @Nullable Columns columns) {
    /** Every record, whenever it arrived. Objects whose hour is not known may hold lines of any. */
    public static final Terms OF_ANY_TIME = new Terms(null, null, Duration.ZERO, null, null);

    private static final Duration HOUR = Duration.ofHours(1);

    /** For objects of error output: a delivery stream may try for hours before it gives up. */
    public Terms withoutEnd() {
        return new Terms(since, null, lateAfter, stamps, columns);
    }

    /** Whether a record that arrived then must have been delivered. */
    boolean asksFor(@Nullable Instant arrival) {
        return arrival == null
                || ((since == null || !arrival.isBefore(since)) && (until == null || !arrival.isAfter(until)));
    }

    /** Where the stream is read from, so that all lines of the objects that are looked at are found in it; null: the oldest record. */
    public @Nullable Instant readSince() {
        return since == null ? null : since.minus(lateAfter).minus(HOUR);
    }

    /**
     * Where the stream is read to.
     *
     * @param now no record arrived later
     */
    public Instant readUntil(Instant now) {
        Instant end = until == null ? now : until.plus(lateAfter).plus(HOUR);
        return end.isAfter(now) ? now : end;
    }

    /**
     * Whether an object of this hour may hold what is asked for, so that it is to be looked at.
     *
     * @param hour null when it is not known
     */
    public boolean looksAt(@Nullable Instant hour) {
        return hour == null
                || ((since == null || hour.plus(HOUR).isAfter(since))
                        && (until == null || !hour.isAfter(until.plus(lateAfter))));
    }

    /**
     * Whether it is late that a record is in an object, both as {@link #minutes}.
     *
     * @param arrival of the record
     * @param hour of the object
     */
    boolean isLate(int arrival, int hour) {
        return hour != 0 && arrival != 0 && hour > arrival + lateAfter.toMinutes();
    }

    /** Minutes since 1970; 0 for a time that is not known. */
    static int minutes(@Nullable Instant time) {
        return time == null ? 0 : (int) (time.getEpochSecond() / 60);
    }
}
