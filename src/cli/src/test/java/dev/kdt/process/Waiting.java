package dev.kdt.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process does. */
public final class Waiting {
    private static final long PATIENCE_SECONDS = 60;

    private Waiting() {}

    public interface Condition {
        boolean holds() throws IOException;
    }

    public static void until(Condition condition, String otherwise) throws InterruptedException {
        until(condition, Duration.ofSeconds(PATIENCE_SECONDS), Duration.ofMillis(20), otherwise);
    }

    /** @param between looks, where one takes time itself */
    static void until(Condition condition, Duration patience, Duration between, String otherwise)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (IOException e) {
                // It is being written: look again.
            }
            LockSupport.parkNanos(between.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        throw new AssertionError(otherwise);
    }
}
