package dev.kdt.flow;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The number, the spacing and the duration of a call's attempts: exponential back-off, of which a random half is taken off, so
 * that many senders do not come back at the same moment ("Timeouts, retries, and backoff with jitter", Amazon Builders' Library).
 *
 * @param attempts how often a record is sent at the most, the first time included
 * @param first the longest wait after the first attempt
 * @param longest the longest wait of all
 * @param total from the first attempt on: none is begun later than that
 */
public record RetryPolicy(int attempts, Duration first, Duration longest, Duration total) {
    /**
     * Goes on for about two minutes when calls fail at once: longer than a throttled second, a resharding or a fail-over lasts. When
     * each waits for an answer in vain, it goes on for ten minutes.
     */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(20, Duration.ofMillis(100), Duration.ofSeconds(10), Duration.ofMinutes(10));

    /** The same with another bound of the total. */
    public RetryPolicy within(Duration otherTotal) {
        return new RetryPolicy(attempts, first, longest, otherTotal);
    }

    /** The wait after attempt {@code attempt}, counted from 1. */
    public Duration wait(int attempt, RandomGenerator random) {
        long cap = longest.toMillis();
        long full = attempt > 30 ? cap : Math.min(cap, first.toMillis() << (attempt - 1));
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
