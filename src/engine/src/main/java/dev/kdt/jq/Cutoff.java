package dev.kdt.jq;

import java.util.HashSet;
import java.util.Set;

/**
 * Ends the expressions of a host, from another thread: those that run now and those that run later. A program that is cut off fails
 * with an error that it cannot catch. Short runs, of some thousand steps, are not cut off. Threads are told by interrupts, so that
 * nothing but expressions should wait or write inside {@link #during}. Safe for use by many threads.
 */
public final class Cutoff {
    private final Set<Thread> working = new HashSet<>();
    private boolean off;

    /** Work in which programs run. */
    @FunctionalInterface
    public interface Work<E extends Exception> {
        void run() throws E;
    }

    /** Does work in which programs run. */
    public <E extends Exception> void during(Work<E> work) throws E {
        begin();
        try {
            work.run();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        working.add(Thread.currentThread());
        if (off) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void end() {
        working.remove(Thread.currentThread());
        if (off) {
            // The interrupt was for the programs: what follows is not to take it for its own.
            Thread.interrupted();
        }
    }

    /** Ends what runs, and what will run. */
    public synchronized void cutOff() {
        off = true;
        working.forEach(Thread::interrupt);
    }

    /** Whether programs are being cut off. */
    public synchronized boolean isOff() {
        return off;
    }
}
