package dev.kdt.cli.watch;

import dev.kdt.cli.console.Amounts;
import dev.kdt.flow.LaneRun;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunCounters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether a run stands still though there is something to do. It is to be looked at every second or so: what passes between two looks
 * counts as such a short time at the most, so that a machine that slept is not taken for a run that stood still. Safe for use by
 * several threads.
 */
final class RunHealth {
    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    private final Run run;
    private final InstantSource clock;
    private final Duration patience;
    private Instant lastLook;
    private long lastMoved = -1;
    private long retriesThen;
    private Duration still = Duration.ZERO;

    /** @param patience how long a run may stand still */
    RunHealth(Run run, InstantSource clock, Duration patience) {
        this.run = run;
        this.clock = clock;
        this.patience = patience;
        this.lastLook = clock.instant();
    }

    /**
     * A run that stands still.
     *
     * @param since for how long
     * @param reason in words
     */
    record Stall(Duration since, String reason) {}

    /** Looks at the run; empty when it moves, or has nothing to do. */
    synchronized Optional<Stall> look() {
        Instant now = clock.instant();
        Duration step = Duration.between(lastLook, now);
        lastLook = now;
        long moved = moved(run.counters());
        String waiting = waiting();
        if (moved != lastMoved || waiting == null) {
            lastMoved = moved;
            retriesThen = run.counters().retries();
            still = Duration.ZERO;
            return Optional.empty();
        }
        still = still.plus(step.isNegative() ? Duration.ZERO : step.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : step);
        return still.compareTo(patience) < 0
                ? Optional.empty()
                : Optional.of(new Stall(
                        still, "nothing was read, delivered or parked for " + Amounts.time(still) + ": " + waiting));
    }

    /** Grows with everything that gets a record further. A request that is refused and made again does not. */
    private static long moved(RunCounters counters) {
        return counters.wireRecords()
                + counters.records()
                + counters.delivered()
                + counters.undeliverable()
                + counters.parked();
    }

    /** What there is to do; null when there is nothing. */
    private @Nullable String waiting() {
        Optional<Instant> undelivered = run.lanes().stream()
                .map(LaneRun::oldestUnsettled)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        if (undelivered.isPresent()) {
            long again = run.counters().retries() - retriesThen;
            return "records wait to be delivered, the oldest of "
                    + Amounts.age(undelivered.get(), clock)
                    + " ago"
                    + (again > 0 ? "; " + Amounts.count(again, "result") + " sent again in vain" : "");
        }
        Set<String> unanswered = run.unanswered();
        if (!unanswered.isEmpty()) {
            return "the first read of " + Collections.min(unanswered) + " has not been answered";
        }
        return run.behind().entrySet().stream()
                .filter(each -> each.getValue().isPositive())
                .max(Map.Entry.comparingByValue())
                .map(most ->
                        "records wait to be read, " + Amounts.time(most.getValue()) + " behind in " + most.getKey())
                .orElse(null);
    }
}
