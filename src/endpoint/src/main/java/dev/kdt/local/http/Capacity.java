package dev.kdt.local.http;

import java.time.Duration;

/**
 * Limits of the HTTP server's concurrent work.
 *
 * @param connections open connections
 * @param bodyBytes request bodies together
 * @param stalled how long a body may bring nothing new before it can be given up for another one
 */
public record Capacity(int connections, long bodyBytes, Duration stalled) {
    /** A quarter of the heap for bodies: what is made of them takes the same again, and more. */
    static Capacity ofThisProcess() {
        long quarter = Runtime.getRuntime().maxMemory() / 4;
        return new Capacity(4096, Math.max(TargetReception.MAX_BODY, quarter), Duration.ofSeconds(1));
    }
}
