package dev.kdt.generate.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The times that generated records may have: those of the years 1 to 9999, which ISO 8601 writes in four digits. */
public final class TimeRange {
    /** The first one, in microseconds since 1970. */
    public static final long FIRST = micros(Instant.parse("0001-01-01T00:00:00Z"));

    /** The last one, in microseconds since 1970. */
    public static final long LAST = micros(Instant.parse("9999-12-31T23:59:59.999999Z"));

    private TimeRange() {}

    /**
     * Whether a time can be written.
     *
     * @param micros microseconds since 1970
     */
    public static boolean has(long micros) {
        return micros >= FIRST && micros <= LAST;
    }

    /** Whether the time is one of these years. */
    public static boolean has(Instant time) {
        // Instants reach further than microseconds can be counted.
        return time.getEpochSecond() >= Math.floorDiv(FIRST, 1_000_000L)
                && time.getEpochSecond() <= Math.floorDiv(LAST, 1_000_000L);
    }

    /** The time that is later by a span; where that is after {@link #LAST}, the microsecond after it, however long the span. */
    public static long later(long micros, long span) {
        return Math.min(micros, LAST) + Math.min(span, LAST + 1 - Math.min(micros, LAST));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
