package dev.kdt.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a reading that ends with the records that had arrived by a certain time, taken from the arrival of the records
 * read: that of the shard that is furthest behind. Safe for use by several threads.
 */
final class ArrivalProgress {
    private final @Nullable Instant until;

    /** By shard, the arrival of the last record read, while more may follow in it. */
    private final Map<String, Instant> reached = new HashMap<>();

    private @Nullable Instant first;
    private @Nullable Instant latest;
    private long given;

    /** @param until the time of the last record; {@code null}: the end is not known */
    ArrivalProgress(@Nullable Instant until) {
        this.until = until;
    }

    /** Records of a shard were read. */
    synchronized void read(String shard, int records, Instant firstArrival, Instant lastArrival) {
        first = first == null || firstArrival.isBefore(first) ? firstArrival : first;
        latest = latest == null || lastArrival.isAfter(latest) ? lastArrival : latest;
        given += records;
        reached.put(shard, lastArrival);
    }

    /** All records of a shard were read; its children may follow. */
    synchronized void closed(String shard) {
        reached.remove(shard);
    }

    /** All records of a shard that had arrived in time were read. */
    synchronized void reachedEnd(String shard) {
        reached.remove(shard);
        latest = until;
    }

    /** The share, from 0 to 1, when so many of the records read are done with; empty where the end is not known. */
    synchronized OptionalDouble share(long records) {
        if (until == null || first == null || latest == null || given == 0) {
            return OptionalDouble.empty();
        }
        Instant furthestBehind =
                reached.values().stream().min(Instant::compareTo).orElse(latest);
        long whole = Duration.between(first, until).toMillis();
        double read = whole <= 0
                ? 1
                : (double) Duration.between(first, furthestBehind).toMillis() / whole;
        return OptionalDouble.of(Math.clamp(read * records / given, 0, 1));
    }
}
