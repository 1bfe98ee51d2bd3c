package dev.kdt.local.stream;

/** What a shard lets through (Kinesis Data Streams, "Quotas and limits"): 1 MiB and 1,000 records a second in, 2 MiB a second and
 * 5 reads a second out, and nothing for five seconds after a read of 10 MiB. Safe for use by several threads. */
public final class ShardLimits {
    private static final double MIB = 1 << 20;
    private static final long FULL_READ = 10 << 20;
    private static final long FULL_READ_PAUSE_MILLIS = 5_000;

    private final Bucket bytesIn = new Bucket(MIB);
    private final Bucket recordsIn = new Bucket(1_000);
    private final Bucket bytesOut = new Bucket(2 * MIB);
    private final Bucket readsOut = new Bucket(5);
    private final boolean on;
    private long pausedUntil;

    private ShardLimits(boolean on) {
        this.on = on;
    }

    static ShardLimits of(Limits limits) {
        return new ShardLimits(limits == Limits.SERVICE);
    }

    /** Whether a record of {@code bytes} may come in at {@code now} (milliseconds). */
    public synchronized boolean takes(int bytes, long now) {
        return !on
                || (bytesIn.has(Math.min(bytes, MIB), now)
                        && recordsIn.take(1, now)
                        && bytesIn.take(Math.min(bytes, MIB), now));
    }

    /** Whether it may be read from at {@code now} (milliseconds). */
    public synchronized boolean gives(long now) {
        return !on || (now >= pausedUntil && bytesOut.has(0, now) && readsOut.take(1, now));
    }

    /** So much was read. */
    public synchronized void gave(long bytes, long now) {
        bytesOut.charge((double) bytes);
        if (bytes >= FULL_READ - MIB) {
            pausedUntil = now + FULL_READ_PAUSE_MILLIS;
        }
    }
}
