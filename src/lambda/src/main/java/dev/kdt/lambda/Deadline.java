package dev.kdt.lambda;

import dev.kdt.flow.Sleeper;
import dev.kdt.flow.Stop;
import java.time.Duration;

/**
 * Stops a run before Lambda ends the function: requests on their way are left, and what is not settled comes again. Close it when the
 * run has ended.
 */
final class Deadline implements AutoCloseable {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofSeconds(10);

    private final Thread watch;

    /**
     * Starts to watch.
     *
     * @param left the time that the invocation has left
     * @param sleeper waits by the clock that {@code left} is told by
     */
    Deadline(Duration left, Stop stop, Sleeper sleeper) {
        Duration time = left.minus(margin(left));
        watch = Thread.ofVirtual().name("kdt-deadline").start(() -> {
            try {
                sleeper.sleep(time.isNegative() ? Duration.ZERO : time);
                stop.request(Stop.Reason.DEADLINE);
                stop.abandon();
            } catch (InterruptedException _) {
                // The run ended in time.
            }
        });
    }

    /** Time for the answer and the log: 5 % of what is left, within bounds, and no more than half. */
    static Duration margin(Duration left) {
        Duration share = left.dividedBy(20);
        Duration bounded = share.compareTo(LEAST) < 0 ? LEAST : share.compareTo(MOST) > 0 ? MOST : share;
        Duration half = left.dividedBy(2);
        return bounded.compareTo(half) > 0 ? half : bounded;
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
