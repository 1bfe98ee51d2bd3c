package dev.kdt.cli.console;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/** A clock whose time zone is looked up when it is asked for. */
final class LocalClock extends Clock {
    private final Clock clock;
    private final Supplier<ZoneId> zone;

    LocalClock(Clock clock, Supplier<ZoneId> zone) {
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone.get();
    }

    @Override
    public Clock withZone(ZoneId other) {
        return clock.withZone(other);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public long millis() {
        return clock.millis();
    }
}
