package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The times from the beginning of a read to that of the next, under a clock that moves when something waits. */
class ReadPaceTest {
    private static final long CALL = 30;

    private Instant now = Instant.EPOCH;
    private ReadPace pace = pace(ReadRate.SERVICE);

    @Test
    void twoReadsASecondWhileThereIsNothingToCatchUpWith() throws Exception {
        pace.await();
        assertEquals(Instant.EPOCH, now);
        pace.answered(10, true);
        assertEquals(500, untilNext());
        pace.answered(0, true);
        assertEquals(500, untilNext());
    }

    @Test
    void moreWhileRecordsWait() throws Exception {
        pace.await();
        pace.answered(10_000, false);
        assertEquals(250, untilNext());
        pace.answered(0, false);
        assertEquals(250, untilNext());
    }

    @Test
    void oneASecondAfterThrottlingAndForAWhileAfterTheLastOfIt() throws Exception {
        pace.await();
        pace.refused();
        Instant refused = now;
        assertEquals(1000, untilNext());
        pace.answered(10_000, false);
        assertEquals(1000, untilNext());
        pace.answered(1, true);
        assertEquals(1000, untilNext());
        while (now.isBefore(refused.plusSeconds(30))) {
            pace.answered(1, true);
            assertEquals(1000, untilNext());
        }
        pace.answered(1, true);
        assertEquals(500, untilNext());
        pace.answered(1, false);
        assertEquals(250, untilNext());
    }

    @Test
    void refusalsCountFromTheFirstInARow() throws Exception {
        pace.await();
        Instant first = pace.refused();
        untilNext();
        assertEquals(first, pace.refused());
        untilNext();
        pace.answered(0, true);
        untilNext();
        assertEquals(now, pace.refused());
    }

    @Test
    void aFixedRateIsKeptWhateverTheAnswersAre() throws Exception {
        pace = pace(ReadRate.of(5));
        pace.await();
        pace.answered(10_000, false);
        assertEquals(200, untilNext());
        pace.answered(0, true);
        assertEquals(200, untilNext());
        pace.refused();
        assertEquals(200, untilNext());
    }

    @Test
    void theEmbeddedEndpointIsReadAtOnceWhileItHasRecords() throws Exception {
        pace = pace(ReadRate.LOCAL);
        pace.await();
        pace.answered(10_000, false);
        assertEquals(CALL, untilNext());
        pace.answered(0, false);
        assertEquals(100, untilNext());
        pace.answered(0, true);
        assertEquals(100, untilNext());
    }

    @Test
    void aCallThatTakesLongIsFollowedAtOnce() throws Exception {
        pace.await();
        now = now.plusMillis(800);
        pace.answered(1, true);
        Instant before = now;
        pace.await();
        assertEquals(before, now);
    }

    /** Milliseconds from the beginning of the last read, whose call takes {@link #CALL}, to that of the next. */
    private long untilNext() throws InterruptedException {
        Instant begun = now;
        now = now.plusMillis(CALL);
        pace.await();
        return Duration.between(begun, now).toMillis();
    }

    private ReadPace pace(ReadRate rate) {
        return new ReadPace(rate, () -> now, time -> now = now.plus(time));
    }
}
