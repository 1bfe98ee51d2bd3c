package dev.kdt.local.stream;

import dev.kdt.endpoint.option.Throttling;
import dev.kdt.record.Limits;
import org.jspecify.annotations.Nullable;

/** Measures what goes through a shard against each {@link ShardLimit}. Safe for use by several threads. */
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

    /** Takes a record of {@code bytes} at {@code now} (milliseconds); or returns the limit that it would exceed. */
    public synchronized @Nullable ShardLimit write(int bytes, long now) {
        double counted = Math.min(bytes, Limits.SHARD_BYTES_IN);
        if (!on) {
            return null;
        }
        if (!bytesIn.has(counted, now)) {
            return ShardLimit.BYTES_IN;
        }
        if (!recordsIn.take(1, now)) {
            return ShardLimit.RECORDS_IN;
        }
        bytesIn.take(counted, now);
        return null;
    }

    /** Takes a read at {@code now} (milliseconds); or returns the limit that it would exceed. */
    public synchronized @Nullable ShardLimit read(long now) {
        if (!on) {
            return null;
        }
        if (now < pausedUntil) {
            return ShardLimit.PAUSE;
        }
        if (!bytesOut.has(0, now)) {
            return ShardLimit.BYTES_OUT;
        }
        return readsOut.take(1, now) ? null : ShardLimit.READS;
    }

    /** So much was read. */
    public synchronized void gave(long bytes, long now) {
        bytesOut.charge((double) bytes);
        if (bytes >= Limits.GET_RECORDS_BYTES - MIB) {
            pausedUntil = now + Limits.FULL_READ_PAUSE_MILLIS;
        }
    }
}
