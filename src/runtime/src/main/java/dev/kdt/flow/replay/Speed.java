package dev.kdt.flow.replay;

import java.time.Duration;
import java.time.Instant;

/**
 * How many times as fast as it was.
 *
 * @param factor more than 0; infinite for flat out
 */
public record Speed(double factor) {
    /** The pace that it had. */
    public static final Speed ORIGINAL = new Speed(1);

    /** Flat out. */
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    /** Longer than anybody waits; its nanoseconds are within the range of a long. */
    private static final double LONGEST_SECONDS = 9e9;

    /** Whether records are not held back at all. */
    public boolean isMax() {
        return Double.isInfinite(factor);
    }

    /** How long after {@code from} comes {@code to}, at this speed. */
    Duration between(Instant from, Instant to) {
        if (isMax()) {
            return Duration.ZERO;
        }
        Duration original = Duration.between(from, to);
        double seconds = (original.getSeconds() + original.getNano() / 1e9) / factor;
        double bounded = Math.clamp(seconds, -LONGEST_SECONDS, LONGEST_SECONDS);
        long whole = (long) Math.floor(bounded);
        return Duration.ofSeconds(whole, (long) ((bounded - whole) * 1e9));
    }
}
