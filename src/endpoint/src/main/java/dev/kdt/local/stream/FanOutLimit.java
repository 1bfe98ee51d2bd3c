package dev.kdt.local.stream;

import dev.kdt.endpoint.option.Throttling;
import dev.kdt.record.Limits;

/**
 * The rate limit of a subscription: 2 MiB a second, for each consumer by itself (Kinesis Data Streams, "Enhanced fan-out"). Used by
 * one thread.
 */
public final class FanOutLimit {
    private final Bucket bytes = new Bucket(Limits.SHARD_BYTES_OUT);
    private final Throttling limits;

    public FanOutLimit(Throttling limits) {
        this.limits = limits;
    }

    /** When the next event may be sent, in milliseconds; not after {@code now} when it may. */
    public long readyAt(long now) {
        return switch (limits) {
            case NONE -> now;
            case SERVICE -> bytes.readyAt(now);
        };
    }

    /** So much was sent. */
    public void sent(long size) {
        bytes.charge((double) size);
    }
}
