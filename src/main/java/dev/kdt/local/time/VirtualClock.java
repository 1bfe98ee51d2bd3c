package dev.kdt.local.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A clock that stands still until it is told to go on. An endpoint that runs on it lets everything happen that falls into
 * the time passed, in order, before {@link #advance} returns. Safe for use by several threads.
 */
public final class VirtualClock extends Clock {
    private final Hands hands;
    private final ZoneId zone;
    private final List<Runnable> listeners;

    /** The time, shared by the clocks of all zones. */
    private static final class Hands {
        private volatile Instant at;

        Hands(Instant start) {
            this.at = start;
        }

        synchronized void advance(Duration duration) {
            at = at.plus(duration);
        }
    }

    /** A clock that starts at {@code start}, in UTC. */
    public VirtualClock(Instant start) {
        this(new Hands(start), ZoneOffset.UTC, new CopyOnWriteArrayList<>());
    }

    private VirtualClock(Hands hands, ZoneId zone, List<Runnable> listeners) {
        this.hands = hands;
        this.zone = zone;
        this.listeners = listeners;
    }

    /** Lets {@code duration} pass. */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + duration);
        }
        hands.advance(duration);
        listeners.forEach(Runnable::run);
    }

    /** Calls {@code listener} after every step, on the stepping thread. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    @Override
    public Instant instant() {
        return hands.at;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock, told in another zone: they go on together. */
    @Override
    public Clock withZone(ZoneId other) {
        return new VirtualClock(hands, other, listeners);
    }
}
