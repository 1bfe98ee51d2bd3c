package dev.kdt.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Says when the next records are due at a pace. What a slow moment left undone is made up for, at double the pace, if it is no more than
 * a minute's. For one thread.
 */
final class PaceKeeper {
    private static final int PIECES_A_SECOND = 20;
    private static final double MADE_UP_SECONDS = 60;
    /** A rate that changes is looked at this often. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** Less than a record: what rounding may lose. */
    private static final double TOLERANCE = 1e-6;

    private final Pace pace;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private Instant at;
    private double rate;
    private double allowed;
    private long given;
    private Instant earliest;

    PaceKeeper(Pace pace, InstantSource clock, Sleeper sleeper) {
        this.pace = pace;
        this.clock = clock;
        this.sleeper = sleeper;
        this.at = clock.instant();
        this.earliest = at;
        this.rate = pace.perSecond(at);
    }

    /** Waits until another record is due; returns how many are to be given together at the most. */
    int awaitDue() throws InterruptedException {
        Duration wait = wait(advance());
        while (wait.isPositive() && wait.equals(LONGEST_WAIT) && !pace.isSteady()) {
            sleeper.sleep(wait);
            wait = wait(advance());
        }
        if (wait.isPositive()) {
            sleeper.sleep(wait);
            advance();
        }
        allowed = Math.max(allowed, (double) given);
        return (int) Math.max(1, rate / PIECES_A_SECOND);
    }

    /** Records were given. */
    void gave(int records) {
        given += records;
        earliest = rate > 0 ? at.plusNanos((long) (records / (2 * rate) * 1e9)) : at;
    }

    private Instant advance() {
        Instant now = clock.instant();
        double before = rate;
        rate = pace.perSecond(now);
        allowed += (before + rate) / 2 * Duration.between(at, now).toNanos() / 1e9;
        allowed = Math.min(allowed, given + MADE_UP_SECONDS * rate + TOLERANCE);
        at = now;
        return now;
    }

    private Duration wait(Instant now) {
        double missing = given - allowed;
        if (missing <= TOLERANCE && rate > 0) {
            return Duration.between(now, earliest);
        }
        Duration wait = rate > 0 ? Duration.ofNanos(Math.round(missing / rate * 1e9)) : LONGEST_WAIT;
        return pace.isSteady() || wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
