package dev.kdt.local.delivery;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WriterThrottleTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicLong behind = new AtomicLong(100);
    private final WriterThrottle pace = new WriterThrottle(behind::get, 10, LONG);

    private Thread writer() {
        return Thread.ofPlatform().daemon().start(pace::await);
    }

    private static void awaitWaiting(Thread writer) {
        while (writer.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aWriterWaitsUntilTheReaderIsNear() throws InterruptedException {
        Thread writer = writer();
        awaitWaiting(writer);
        behind.set(50);
        pace.reads();
        awaitWaiting(writer);
        assertTrue(writer.isAlive());
        behind.set(10);
        pace.reads();
        writer.join();
    }

    @Test
    void aReaderThatIsStuckIsNotWaitedForUntilItReadsAgain() throws InterruptedException {
        Thread before = writer();
        awaitWaiting(before);
        pace.stuck();
        before.join();
        pace.await();
        pace.reads();
        Thread after = writer();
        awaitWaiting(after);
        pace.stuck();
        after.join();
    }

    @Test
    void nobodyWaitsForLong() {
        new WriterThrottle(behind::get, 10, Duration.ofMillis(1)).await();
        assertFalse(Thread.interrupted());
    }
}
