package dev.kdt.local.delivery;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Makes writers wait for a reader that is slower than they are, until it has caught up; not long, and not for a reader that is
 * itself kept waiting. Safe for use by several threads.
 */
final class WriterThrottle {
    private final LongSupplier behind;
    private final long near;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile boolean isStuck;

    /**
     * @param behind how many bytes the reader is behind
     * @param near how many it may be
     * @param patience how long a writer waits
     */
    WriterThrottle(LongSupplier behind, long near, Duration patience) {
        this.behind = behind;
        this.near = near;
        this.patience = patience;
    }

    /** Waits for the reader, if it is far behind. */
    void await() {
        if (isStuck || behind.getAsLong() <= near) {
            return;
        }
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!isStuck && behind.getAsLong() > near && left > 0) {
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** The reader has read on. */
    void reads() {
        isStuck = false;
        wake();
    }

    /** The reader waits for something else. */
    void stuck() {
        isStuck = true;
        wake();
    }

    private void wake() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
