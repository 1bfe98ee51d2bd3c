package dev.kdt.local.stream;

import dev.kdt.local.log.LogRecord;
import dev.kdt.local.log.SegmentedLog;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** A shard: what is known of it, and the log of its records. Safe for use by several threads. */
public final class Shard implements Closeable {
    private final SegmentedLog log;
    private final ShardLimits limits;
    private final ReadWriteLock closing = new ReentrantReadWriteLock();
    private volatile ShardInfo info;
    private boolean takes;

    Shard(ShardInfo info, SegmentedLog log, ShardLimits limits) {
        this.info = info;
        this.takes = info.isOpen();
        this.log = log;
        this.limits = limits;
    }

    public ShardInfo info() {
        return info;
    }

    public ShardLimits limits() {
        return limits;
    }

    /** Its records; to be appended to by {@link #append} only. */
    public SegmentedLog log() {
        return log;
    }

    /**
     * Appends all of {@code entries} or none.
     *
     * @return where they went, or null when the shard takes no more: what comes now belongs to its children
     */
    public SegmentedLog.@Nullable Appended append(List<SegmentedLog.Entry> entries, long now) throws IOException {
        closing.readLock().lock();
        try {
            return takes ? log.append(entries, now) : null;
        } finally {
            closing.readLock().unlock();
        }
    }

    /** Takes no more records from now on. */
    void seal() {
        takes(false);
    }

    /** Takes records again. */
    void unseal() {
        takes(true);
    }

    private void takes(boolean value) {
        closing.writeLock().lock();
        try {
            takes = value;
        } finally {
            closing.writeLock().unlock();
        }
    }

    /** Shows what became of it. */
    void become(ShardInfo changed) {
        info = changed;
    }

    public String sequence(LogRecord item) {
        return info.sequence(item.ordinal(), item.arrival());
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
