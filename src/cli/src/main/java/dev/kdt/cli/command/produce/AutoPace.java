package dev.kdt.cli.command.produce;

import dev.kdt.flow.Pace;
import dev.kdt.flow.shard.SendStatistics;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rate that a stream takes without throttling ({@code --rate auto}): it doubles each second until records are refused, goes
 * below what was taken then, and from there on up in small steps. Read by any thread, asked by one.
 */
final class AutoPace implements Pace {
    private static final double FIRST = 500;
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final double BELOW = 0.8;
    private static final double STEP = 1.05;

    /** A second in which less than this share of what was allowed was sent tells nothing of the stream. */
    private static final double USED = 0.8;

    private final SendStatistics statistics;
    private @Nullable Instant since;
    private long delivered;
    private long throttles;
    private volatile double rate = FIRST;
    private volatile double best;
    private volatile boolean wasThrottled;

    AutoPace(SendStatistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public double perSecond(Instant now) {
        if (since == null) {
            since = now;
        }
        Duration elapsed = Duration.between(since, now);
        if (elapsed.compareTo(BETWEEN) >= 0) {
            long nowDelivered = statistics.records();
            long nowThrottles = statistics.throttles();
            adapt((nowDelivered - delivered) / (elapsed.toNanos() / 1e9), nowThrottles - throttles);
            since = now;
            delivered = nowDelivered;
            throttles = nowThrottles;
        }
        return rate;
    }

    /**
     * @param taken records a second
     * @param refused how often records were refused in that time
     */
    private void adapt(double taken, long refused) {
        if (refused > 0) {
            wasThrottled = true;
            best = Math.min(best, taken);
            rate = Math.max(1, Math.min(rate, taken) * BELOW);
        } else if (taken >= rate * USED) {
            best = Math.max(best, taken);
            rate *= wasThrottled ? STEP : 2;
        }
    }

    /** The present rate, in records a second. */
    double rate() {
        return rate;
    }

    /** The most records that were sent in a second without throttling, and without throttling at less since. */
    double best() {
        return best;
    }

    /** Whether the stream refused records for want of throughput at all. */
    boolean wasThrottled() {
        return wasThrottled;
    }
}
