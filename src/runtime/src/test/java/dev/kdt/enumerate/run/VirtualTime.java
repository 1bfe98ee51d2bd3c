package dev.kdt.enumerate.run;

import dev.kdt.flow.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves only while somebody sleeps, who does not wait for it. */
final class VirtualTime implements InstantSource, Sleeper {
    static final Instant START = Instant.parse("2026-11-28T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pass(time);
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}
