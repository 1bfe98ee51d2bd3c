package dev.kdt.cli.console;

import dev.kdt.flow.Stop;

/** SIGINT and SIGTERM, for commands that finish what they took before they end. */
@FunctionalInterface
public interface Signals {
    /** No signal ever comes. */
    Signals NONE = stop -> {};

    /**
     * From now on the first signal requests an orderly stop instead of ending the process; a second one ends it at once.
     */
    void request(Stop stop);
}
