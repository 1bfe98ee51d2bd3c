package dev.kdt.flow.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * When the records of a replay are due: as long after its first one as they were, at its speed. What was late makes nothing after it
 * late. Safe for use by several threads.
 */
final class Schedule {
    private final Speed speed;
    private @Nullable Instant start;
    private @Nullable Instant first;

    /** The first record that is not sent yet. */
    private @Nullable Instant head;

    Schedule(Speed speed) {
        this.speed = speed;
    }

    /** How long a record is to wait; zero or less when it is due. Those of the first time that comes are. */
    synchronized Duration wait(Instant time, Instant now) {
        head = time;
        if (start == null || first == null) {
            start = now;
            first = time;
        }
        return Duration.between(now, start.plus(speed.between(first, time)));
    }

    /** How long the first record that is not sent yet waits from now on; zero when nothing waits. */
    synchronized Duration waiting(Instant now) {
        return head == null || start == null || first == null || speed.isMax()
                ? Duration.ZERO
                : Duration.between(now, start.plus(speed.between(first, head)));
    }

    /** The share of the time until {@code end} that is over, in which what is late is not counted; empty before the start. */
    synchronized OptionalDouble share(Instant end, Instant now) {
        if (start == null || first == null || head == null || speed.isMax() || !end.isAfter(first)) {
            return OptionalDouble.empty();
        }
        double all = speed.between(first, end).toNanos();
        double gone = Math.min(
                Duration.between(start, now).toNanos(),
                speed.between(first, head).toNanos());
        return OptionalDouble.of(Math.clamp(gone / Math.max(1, all), 0, 1));
    }
}
