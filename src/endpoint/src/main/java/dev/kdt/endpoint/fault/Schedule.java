package dev.kdt.endpoint.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a rule may strike, counted from when it was put in force, on the endpoint's clock.
 *
 * @param start from then on
 * @param lasting for so long; null for ever
 * @param every and again after so long; null for once
 */
record Schedule(
        Duration start,
        @Nullable Duration lasting,
        @Nullable Duration every) {
    static final Schedule ALWAYS = new Schedule(Duration.ZERO, null, null);

    Schedule {
        if (every != null && (lasting == null || every.compareTo(lasting) <= 0)) {
            throw new IllegalArgumentException(
                    "every= repeats what lasting= limits: write both, lasting= the shorter (lasting=10s every=1m)");
        }
    }

    /** Whether it is on after so many milliseconds in force. */
    boolean isOn(long millis) {
        long since = millis - start.toMillis();
        if (since < 0) {
            return false;
        }
        long inRound = every == null ? since : since % every.toMillis();
        return lasting == null || inRound < lasting.toMillis();
    }
}
