package dev.kdt.aws;

import java.time.Duration;

/**
 * The records that arrived in a shard within a time.
 *
 * @param bytes of their payloads and partition keys, which is what the service counts
 * @param time positive
 */
public record ArrivalRate(long records, long bytes, Duration time) {
    public double recordsPerSecond() {
        return records / seconds();
    }

    public double bytesPerSecond() {
        return bytes / seconds();
    }

    private double seconds() {
        return time.toNanos() / 1e9;
    }
}
