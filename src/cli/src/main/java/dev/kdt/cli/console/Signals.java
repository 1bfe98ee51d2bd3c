package dev.kdt.cli.console;

import dev.kdt.flow.Stop;

/** The signals that a process gets: SIGINT, SIGTERM and SIGHUP, for commands that finish what they took before they end. */
@FunctionalInterface
public interface Signals {
    /** No signal ever comes. */
    Signals NONE = new NoSignals();

    /**
     * From now on the first signal requests an orderly stop instead of ending the process; a second one ends it at once.
     */
    void request(Stop stop);

    /**
     * From now on SIGHUP has {@code action} run instead, if the process has no controlling terminal that it could have lost: services are
     * told so to read their configuration again. The action is run on a thread where it may take its time.
     */
    default void onReload(Runnable action) {}

    /** A class, since a lambda expression of an interface's own is not kept in the JVM's cache. */
    final class NoSignals implements Signals {
        private NoSignals() {}

        @Override
        public void request(Stop stop) {
            // None comes.
        }
    }
}
