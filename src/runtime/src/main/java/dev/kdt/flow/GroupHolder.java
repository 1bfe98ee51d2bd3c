package dev.kdt.flow;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The process that runs a group, or goes on from a file, as others are told of it.
 *
 * @param command such as {@code kdt run orders.yaml}
 * @param process its id
 * @param since when it began
 */
public record GroupHolder(String command, long process, Instant since) {
    /** This process. */
    public static GroupHolder here(String command, InstantSource clock) {
        return new GroupHolder(command, ProcessHandle.current().pid(), clock.instant());
    }

    /** {@code kdt run orders.yaml (process 4711, since 2026-01-02T03:04:05Z)}. */
    String inWords() {
        return command + " (process " + process + ", since " + since + ")";
    }
}
