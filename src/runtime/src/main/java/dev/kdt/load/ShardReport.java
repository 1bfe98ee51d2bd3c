package dev.kdt.load;

import dev.kdt.record.HashRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The load of a shard at one moment.
 *
 * @param from when the records arrived that {@code average} is of
 * @param to the end of that time
 * @param total of all that was counted
 * @param recent a second, over the last ten seconds
 * @param average a second, between {@code from} and {@code to}
 * @param peak the share of the limits in the busiest second of that time
 * @param history the share of the limits in each second of the last minute, the oldest first
 * @param newest the arrival of the newest record; null when there was none
 * @param behind how far the reading is behind the shard's end: as the service says, else the time since that arrival while more may be
 *     there; null when nothing was read yet
 * @param throttled the number of own reads that the service refused for the rate of all readers
 * @param unplaced the share of the load whose place in the range is not known
 * @param halving the place at which a split halves the load that has a known place; null when there is none
 * @param keys the heaviest ones, the heaviest first
 */
public record ShardReport(
        String id,
        HashRange range,
        ShardState state,
        Instant from,
        Instant to,
        Load total,
        Load recent,
        Load average,
        double peak,
        List<Double> history,
        @Nullable Instant newest,
        @Nullable Duration behind,
        long throttled,
        double unplaced,
        @Nullable SplitPoint halving,
        List<KeyReport> keys) {
    /** Seconds of the history. */
    public static final int HISTORY = 60;

    /** Seconds of the recent load. */
    public static final int RECENT = 10;

    /** The average share of the limits that the shard takes. */
    public double share() {
        return average.share();
    }

    /** The time that the average is of. */
    public Duration span() {
        return Duration.between(from, to);
    }

    /** The same report of a shard whose reading is so far behind, as the service says. */
    ShardReport withBehind(Duration told) {
        return new ShardReport(
                id, range, state, from, to, total, recent, average, peak, history, newest, told, throttled, unplaced,
                halving, keys);
    }

    public boolean isOpen() {
        return state != ShardState.CLOSED;
    }
}
