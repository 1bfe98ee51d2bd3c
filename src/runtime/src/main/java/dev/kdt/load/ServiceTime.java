package dev.kdt.load;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The service's time as far as arrivals tell it. The clock of this machine may differ, by up to the five minutes within which the
 * service takes requests; loads are counted in the service's time. Safe for use by several threads.
 */
final class ServiceTime {
    private @Nullable Duration ahead;

    /**
     * Learns from a record that had not arrived yet when its shard was asked the time before.
     *
     * @param asked when it was read, by this machine's clock
     * @param arrival by the service's
     */
    synchronized void learn(Instant asked, Instant arrival) {
        Duration difference = Duration.between(arrival, asked);
        if (ahead == null || difference.compareTo(ahead) < 0) {
            ahead = difference;
        }
    }

    /** The service's time when this machine's clock says {@code local}. */
    synchronized Instant at(Instant local) {
        return ahead == null ? local : local.minus(ahead);
    }
}
