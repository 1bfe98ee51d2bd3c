package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadAheadTest {
    private final ReadAhead ahead = new ReadAhead(10);
    private final AtomicBoolean interrupted = new AtomicBoolean();

    @Test
    void batchesUpToTheBoundAreOnTheirWayAtOnce() {
        ahead.enter(4);
        ahead.enter(6);
        ahead.enter(0);
    }

    @Test
    void aBatchLongerThanTheBoundIsOnItsWayAlone() throws Exception {
        ahead.enter(100);
        Thread next = waiting(1);
        ahead.leave(100);
        assertTrue(next.join(Duration.ofSeconds(60)));
        Thread longer = waiting(100);
        ahead.leave(1);
        assertTrue(longer.join(Duration.ofSeconds(60)));
    }

    @Test
    void anInterruptDoesNotEndTheWaitAndIsNotForgotten() throws Exception {
        ahead.enter(10);
        Thread next = waiting(1);
        next.interrupt();
        while (next.isInterrupted()) {
            Thread.onSpinWait(); // Until the wait has seen it.
        }
        assertFalse(next.join(Duration.ofMillis(50)), "the wait was ended");
        ahead.leave(10);
        assertTrue(next.join(Duration.ofSeconds(60)));
        assertTrue(interrupted.get());
    }

    private Thread waiting(long bytes) {
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            ahead.enter(bytes);
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        awaitWaiting(thread);
        return thread;
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
