package dev.kdt.flow;

import java.util.ArrayList;
import java.util.List;

/** An event that happens once, and what is done then. Safe for use by several threads. */
final class Once {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean happened;

    /** Runs the actions on the calling thread, in their order. Only the first call does anything. */
    void happen() {
        List<Runnable> toRun;
        synchronized (this) {
            if (happened) {
                return;
            }
            happened = true;
            toRun = List.copyOf(actions);
            actions.clear();
        }
        toRun.forEach(Runnable::run);
    }

    /** Runs {@code action} when it happens; at once if it has happened already. */
    void then(Runnable action) {
        synchronized (this) {
            if (!happened) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    synchronized boolean hasHappened() {
        return happened;
    }
}
