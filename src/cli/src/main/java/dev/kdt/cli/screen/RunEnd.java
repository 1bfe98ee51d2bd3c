package dev.kdt.cli.screen;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Whether a run that a program shows has come to its end, when, and how. Safe for use by several threads. */
public final class RunEnd {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final InstantSource clock;
    private final ZoneId zone;
    private volatile boolean isReached;
    private volatile @Nullable String fault;

    /** @param zone of times of day */
    public RunEnd(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * The run has come to its end now.
     *
     * @param why it has failed; null: it has not
     */
    public void reached(@Nullable String why) {
        fault = why == null
                ? null
                : "reading has ended at " + TIME.format(clock.instant().atZone(zone)) + ": " + why + " (q leaves)";
        isReached = true;
    }

    public boolean isReached() {
        return isReached;
    }

    /** When and why the run has failed, for the user; null when it has not. */
    public @Nullable String fault() {
        return fault;
    }
}
