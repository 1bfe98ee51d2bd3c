package dev.kdt.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request to stop in an orderly way: nothing new is read, and what was taken is settled. The first reason counts. */
public final class Stop {
    /** Why the work stops before its source ends. */
    public enum Reason {
        /** As many records as were asked for. */
        COUNT,
        /** Nothing came for as long as was allowed. */
        IDLE,
        /** A failure that {@link OnFailure#STOP} ends the work at. */
        FAILURE,
        /** SIGINT. */
        INTERRUPT,
        /** SIGTERM. */
        TERMINATE
    }

    private final List<Runnable> actions = new ArrayList<>();
    private @Nullable Reason reason;

    /** Asks for a stop. Only the first call does anything. */
    public void request(Reason why) {
        List<Runnable> toRun;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            toRun = List.copyOf(actions);
        }
        toRun.forEach(Runnable::run);
    }

    /** Runs {@code action} when a stop is requested, on the requesting thread; at once if that has happened already. */
    public void onRequest(Runnable action) {
        synchronized (this) {
            if (reason == null) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    public synchronized boolean isRequested() {
        return reason != null;
    }

    /** Why the work is to stop; empty as long as it is not. */
    public synchronized Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }
}
