package dev.kdt.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process does. */
public final class Waiting {
    private static final long PATIENCE_SECONDS = 60;

    private Waiting() {}

    public interface Condition {
        boolean holds() throws IOException;
    }

    public static void until(Condition condition, String otherwise) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (IOException e) {
                // It is being written: look again.
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        throw new AssertionError(otherwise);
    }
}
