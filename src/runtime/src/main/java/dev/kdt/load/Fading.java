package dev.kdt.load;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rate at which old records lose weight, where a measurement has no end: they count half after each half-life. */
final class Fading {
    /** Seldom enough that fading costs nothing. */
    private static final Duration STEP = Duration.ofSeconds(1);

    private final @Nullable Duration halfLife;
    private @Nullable Instant fadedTo;

    /** @param halfLife null: nothing fades */
    Fading(@Nullable Duration halfLife) {
        this.halfLife = halfLife;
    }

    /** The factor by which all weights are to be multiplied now that time has come to {@code now}; 1 for no change. */
    double factor(Instant now) {
        Instant last = fadedTo;
        if (halfLife == null || last == null || !now.isAfter(last)) {
            fadedTo = last == null ? now : last;
            return 1;
        }
        Duration passed = Duration.between(last, now);
        if (passed.compareTo(STEP) < 0) {
            return 1;
        }
        fadedTo = now;
        return Math.pow(2, -(double) passed.toMillis() / halfLife.toMillis());
    }
}
