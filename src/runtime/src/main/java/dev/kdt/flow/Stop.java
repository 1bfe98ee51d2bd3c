package dev.kdt.flow;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request to stop in an orderly way: nothing new is read, and what was taken is settled. It has up to three stages, each reached
 * once: requested; urgent, when somebody waits for the end, so that sending again is cut short; abandoned, when what is still on
 * its way is left and settled as undeliverable.
 */
public final class Stop {
    private final Once requested = new Once();
    private final Once urgent = new Once();
    private final Once abandoned = new Once();
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private @Nullable Reason reason;

    /** Why the work stops before its source ends. */
    public enum Reason {
        /** As many records as were asked for. */
        COUNT,
        /** Nothing came for as long as was allowed. */
        IDLE,
        /** The user has seen enough, and said so. */
        QUIT,
        /** A failure that {@link OnFailure#STOP} ends the work at. */
        FAILURE,
        /** SIGINT. */
        INTERRUPT,
        /** SIGTERM. */
        TERMINATE,
        /** The time that the work was given is over. */
        DEADLINE;

        private boolean isUrgent() {
            return switch (this) {
                case COUNT, IDLE -> false;
                case QUIT, FAILURE, INTERRUPT, TERMINATE, DEADLINE -> true;
            };
        }
    }

    /** Asks for a stop. The first reason is the one that is told; a later one can make the stop urgent, and ask for more. */
    public void request(Reason why) {
        synchronized (this) {
            reasons.add(why);
            if (reason == null) {
                reason = why;
            }
        }
        requested.happen();
        if (why.isUrgent()) {
            urgent.happen();
        }
    }

    /** Ends the wait for what is still on its way: it is settled as undeliverable, its arrival unknown. */
    public void abandon() {
        abandoned.happen();
    }

    /** Runs {@code action} when a stop is requested, on the requesting thread; at once if that has happened already. */
    public void onRequest(Runnable action) {
        requested.then(action);
    }

    /** Runs {@code action} when the stop becomes urgent; at once if it is. */
    public void onUrgent(Runnable action) {
        urgent.then(action);
    }

    /** Runs {@code action} when the work is abandoned; at once if it is. */
    public void onAbandon(Runnable action) {
        abandoned.then(action);
    }

    public boolean isRequested() {
        return requested.hasHappened();
    }

    public boolean isUrgent() {
        return urgent.hasHappened();
    }

    public boolean isAbandoned() {
        return abandoned.hasHappened();
    }

    /** Whether this is one of the reasons for the stop, be it the first or not. */
    public synchronized boolean isFor(Reason why) {
        return reasons.contains(why);
    }

    /** Why the work is to stop; empty as long as it is not. */
    public synchronized Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }
}
