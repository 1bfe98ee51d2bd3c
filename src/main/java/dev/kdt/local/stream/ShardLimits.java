package dev.kdt.local.stream;

import dev.kdt.record.Limits;

/** What a shard lets through (Kinesis Data Streams, "Quotas and limits"): 1 MiB and 1,000 records a second in, 2 MiB a second and
 * 5 reads a second out, and nothing for five seconds after a read of 10 MiB. Safe for use by several threads. */
public final class ShardLimits {
    private static final double MIB = 1 << 20;

    private final Bucket bytesIn = new Bucket(Limits.SHARD_BYTES_IN);
    private final Bucket recordsIn = new Bucket(Limits.SHARD_RECORDS_IN);
    private final Bucket bytesOut = new Bucket(Limits.SHARD_BYTES_OUT);
    private final Bucket readsOut = new Bucket(Limits.SHARD_READS);
    private final boolean on;
    private long pausedUntil;

    private ShardLimits(boolean on) {
        this.on = on;
    }

    static ShardLimits of(Throttling limits) {
        return new ShardLimits(limits == Throttling.SERVICE);
    }

    /** Whether a record of {@code bytes} may come in at {@code now} (milliseconds). */
    public synchronized boolean takes(int bytes, long now) {
        return !on
                || (bytesIn.has(Math.min(bytes, Limits.SHARD_BYTES_IN), now)
                        && recordsIn.take(1, now)
                        && bytesIn.take(Math.min(bytes, Limits.SHARD_BYTES_IN), now));
    }

    /** Whether it may be read from at {@code now} (milliseconds). */
    public synchronized boolean gives(long now) {
        return !on || (now >= pausedUntil && bytesOut.has(0, now) && readsOut.take(1, now));
    }

    /** So much was read. */
    public synchronized void gave(long bytes, long now) {
        bytesOut.charge((double) bytes);
        if (bytes >= Limits.GET_RECORDS_BYTES - MIB) {
            pausedUntil = now + Limits.FULL_READ_PAUSE_MILLIS;
        }
    }
}
