package dev.kdt.aws;

import dev.kdt.flow.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The times at which one shard is read, by its rate and by what the reads before gave. Used by one thread. */
final class ReadPace {
    /** A refused read counts for this long. */
    private static final Duration THROTTLED = Duration.ofSeconds(30);

    /** After an answer without records, though some are to follow: the service looks for them from call to call. */
    private static final Duration LOOKING = Duration.ofMillis(100);

    private final ReadRate rate;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private @Nullable Instant begun;
    private Duration next = Duration.ZERO;
    private @Nullable Instant refusedLast;
    private @Nullable Instant refusedSince;

    ReadPace(ReadRate rate, InstantSource clock, Sleeper sleeper) {
        this.rate = rate;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Waits until the next read is due. It begins when this returns. */
    void await() throws InterruptedException {
        Instant now = clock.instant();
        if (begun != null) {
            Duration left = Duration.between(now, begun.plus(next));
            if (left.isPositive()) {
                sleeper.sleep(left);
            }
        }
        begun = clock.instant();
    }

    /** The read gave so many records, after which more are there or not. */
    void answered(int records, boolean atTip) {
        refusedSince = null;
        Duration looking = records == 0 ? longer(rate.behind(), LOOKING) : rate.behind();
        next = atTip ? rate.live() : looking;
        if (refusedLast != null) {
            if (clock.instant().isBefore(refusedLast.plus(THROTTLED))) {
                next = longer(next, rate.throttled());
            } else {
                refusedLast = null;
            }
        }
    }

    /**
     * The read was refused since there were too many, or since the ones before took too many bytes.
     *
     * @return when the first read was refused after which all others were, too
     */
    Instant refused() {
        Instant now = clock.instant();
        Instant since = refusedSince == null ? now : refusedSince;
        refusedSince = since;
        refusedLast = now;
        next = rate.throttled();
        return since;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
