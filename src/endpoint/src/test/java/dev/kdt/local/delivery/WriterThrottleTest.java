package dev.kdt.local.delivery;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WriterThrottleTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicLong behind = new AtomicLong(100);
    private final AtomicInteger looks = new AtomicInteger();
    private final WriterThrottle pace = new WriterThrottle(this::look, 10, LONG);

    private long look() {
        looks.incrementAndGet();
        return behind.get();
    }

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
        int before = looks.get();
        pace.reads();
        while (looks.get() == before) {
            assertTrue(writer.isAlive(), "it went on without a look");
        }
        awaitWaiting(writer);
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
    void aWriterWaitsAsLongAsItHasPatienceAndThenGoesOn() {
        Duration patience = Duration.ofMillis(50);
        long start = System.nanoTime();
        new WriterThrottle(this::look, 10, patience).await();
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(waited.compareTo(patience) >= 0, waited::toString);
    }

    @Test
    void anInterruptedWriterGoesOnAndStaysInterrupted() throws InterruptedException {
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().daemon().start(() -> {
            pace.await();
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        awaitWaiting(writer);
        writer.interrupt();
        writer.join();
        assertTrue(interrupted.get());
    }
}
