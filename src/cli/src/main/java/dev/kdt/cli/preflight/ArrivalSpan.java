package dev.kdt.cli.preflight;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time in which records arrived once, where they tell it. Not safe for use by several threads. */
final class ArrivalSpan {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private @Nullable Instant first;
    private @Nullable Instant last;
    private long records;

    void add(@Nullable Instant arrival) {
        if (arrival == null) {
            return;
        }
        records++;
        first = first == null || arrival.isBefore(first) ? arrival : first;
        last = last == null || arrival.isAfter(last) ? arrival : last;
    }

    /** Their rate; null when they do not tell one, or are of less than a second. */
    @Nullable
    Traffic traffic() {
        if (first == null || last == null) {
            return null;
        }
        Duration span = Duration.between(first, last);
        return span.compareTo(SHORTEST) < 0
                ? null
                : Traffic.steady((records - 1) * 1000.0 / span.toMillis(), Traffic.Origin.ARRIVALS);
    }
}
