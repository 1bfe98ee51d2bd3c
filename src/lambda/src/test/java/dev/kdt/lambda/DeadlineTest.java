package dev.kdt.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.flow.Stop;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {
    private final Stop stop = new Stop();

    @ParameterizedTest
    @CsvSource({"PT15M, PT10S", "PT1M, PT3S", "PT10S, PT1S", "PT1.5S, PT0.75S", "PT0S, PT0S"})
    void keepsTimeForTheAnswer(Duration left, Duration margin) {
        assertEquals(margin, Deadline.margin(left));
    }

    @Test
    void endsTheRunAndLeavesItsCalls() throws Exception {
        BlockingQueue<Duration> waits = new LinkedBlockingQueue<>();
        CountDownLatch abandoned = new CountDownLatch(1);
        stop.onAbandon(abandoned::countDown);
        try (Deadline _ = new Deadline(Duration.ofMinutes(1), stop, waits::add)) {
            assertTrue(abandoned.await(60, TimeUnit.SECONDS));
        }
        assertEquals(Duration.ofSeconds(57), waits.poll());
        assertEquals(Optional.of(Stop.Reason.DEADLINE), stop.reason());
    }

    @Test
    void doesNothingToARunThatEndedInTime() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        try (Deadline _ = new Deadline(Duration.ofMinutes(1), stop, time -> {
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        })) {
            assertTrue(waiting.await(60, TimeUnit.SECONDS));
        }
        assertTrue(interrupted.await(60, TimeUnit.SECONDS));
        assertFalse(stop.isRequested());
    }
}
