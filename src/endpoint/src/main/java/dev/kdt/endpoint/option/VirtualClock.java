package dev.kdt.endpoint.option;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A clock that stands still until it is told to go on. It goes from one moment at which something is to happen to the next, so
 * that everything that falls into the time passed happens at its own time, and before {@link #advance} returns. Safe for use by
 * several threads.
 */
public final class VirtualClock extends Clock {
    private final Hands hands;
    private final ZoneId zone;
    private final List<Follower> followers;

    /** Somebody who has things to do at certain times. Called on the thread that moves the clock. */
    public interface Follower {
        /** When the next thing is to be done, in milliseconds since the epoch; {@link Long#MAX_VALUE} when there is nothing. */
        long nextDue();

        /** Does all that is due by now. */
        void catchUp();
    }

    /** The time, shared by the clocks of all zones. */
    private static final class Hands {
        private volatile Instant at;

        Hands(Instant start) {
            this.at = start;
        }

        /** Never goes back. */
        synchronized void moveTo(Instant to) {
            at = to.isAfter(at) ? to : at;
        }
    }

    /** A clock that starts at {@code start}, in UTC. */
    public VirtualClock(Instant start) {
        this(new Hands(start), ZoneOffset.UTC, new CopyOnWriteArrayList<>());
    }

    private VirtualClock(Hands hands, ZoneId zone, List<Follower> followers) {
        this.hands = hands;
        this.zone = zone;
        this.followers = followers;
    }

    /** Lets {@code duration} pass. */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a virtual clock cannot be moved back (" + duration + ")");
        }
        Instant end = hands.at.plus(duration);
        while (step(end)) {
            // What happened may have made more to happen.
        }
    }

    /**
     * Goes on to the next moment at which something is to happen, or to {@code end} when that is sooner, and lets it happen.
     *
     * @return whether {@code end} is still to come
     */
    public boolean step(Instant end) {
        long next = Long.MAX_VALUE;
        for (Follower follower : followers) {
            next = Math.min(next, follower.nextDue());
        }
        Instant moment = next < end.toEpochMilli() ? Instant.ofEpochMilli(next) : end;
        hands.moveTo(moment);
        followers.forEach(Follower::catchUp);
        return moment.isBefore(end);
    }

    public void add(Follower follower) {
        followers.add(follower);
    }

    public void remove(Follower follower) {
        followers.remove(follower);
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
        return new VirtualClock(hands, other, followers);
    }
}
