package dev.kdt.flow;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the owner of a group is alive, without comparing clocks: an owner writes several times in the length of its lease, so one
 * whose version stays the same for so long, by the watcher's own clock, is not.
 */
final class LeaseWatch {
    private final LongSupplier nanos;
    private @Nullable String first;
    private long since;

    /** @param nanos the time on a clock that is never set, in nanoseconds */
    LeaseWatch(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** What is known of an owner. */
    enum Sight {
        /** It is seen for the first time. */
        NEW,
        /** It has written since, or another has taken its place. */
        ALIVE,
        /** It has not written, and may still. */
        SILENT,
        /** Its lease has ended. */
        GONE
    }

    /** Looks at a version of the state, read just now, that somebody owns. */
    Sight see(String tag, Duration lease) {
        if (first == null) {
            first = tag;
            since = nanos.getAsLong();
            return Sight.NEW;
        }
        if (!Objects.equals(first, tag)) {
            return Sight.ALIVE;
        }
        return nanos.getAsLong() - since >= lease.toNanos() ? Sight.GONE : Sight.SILENT;
    }
}
