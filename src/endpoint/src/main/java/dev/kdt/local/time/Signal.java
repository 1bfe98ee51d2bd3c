package dev.kdt.local.time;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes a worker that waits. Being raised while nobody waits is remembered. */
public final class Signal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private boolean up;

    public void raise() {
        lock.lock();
        try {
            up = true;
            raised.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is raised, and lowers it. */
    public void await() throws InterruptedException {
        lock.lock();
        try {
            while (!up) {
                raised.await();
            }
            up = false;
        } finally {
            lock.unlock();
        }
    }
}
