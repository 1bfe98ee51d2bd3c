package dev.kdt.flow;

import java.util.UUID;

/**
 * The process that runs a group whose state several machines share.
 *
 * @param id no other process has it
 * @param host the machine
 */
public record LeaseOwner(String id, GroupHolder holder, String host) {
    /** This process. */
    public static LeaseOwner here(GroupHolder holder, String host) {
        return new LeaseOwner(UUID.randomUUID().toString(), holder, host);
    }

    /** {@code kdt run orders.yaml (process 4711 on host1, since 2026-01-02T03:04:05Z)}. */
    String inWords() {
        return holder.command() + " (process " + holder.process() + " on " + host + ", since " + holder.since() + ")";
    }
}
