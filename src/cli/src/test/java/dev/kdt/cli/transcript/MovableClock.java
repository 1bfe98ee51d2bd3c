package dev.kdt.cli.transcript;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock, which can be put forward. */
final class MovableClock extends Clock {
    private final Clock machine = Clock.systemUTC();
    private volatile Duration ahead = Duration.ZERO;

    void putForward(Duration time) {
        ahead = ahead.plus(time);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(machine.withZone(zone), ahead);
    }
}
