package dev.kdt.local.delivery;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes a worker that waits. Being raised while nobody waits is remembered. */
final class Signal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private boolean up;

    void raise() {
        lock.lock();
        try {
            up = true;
            raised.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is raised, and lowers it. */
    void await() throws InterruptedException {
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
