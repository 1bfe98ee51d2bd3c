package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryNoticesTest {
    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final RetryNotices notices = new RetryNotices(told::add, () -> now);

    @Test
    void aCallIsToldOfWhenItGoesOnFailing() {
        notices.failed("throttled", 1, now);
        notices.failed("throttled", 2, now);
        assertEquals(List.of(), told);
        notices.failed("throttled", 3, now);
        assertEquals(List.of("throttled: trying again"), told);
    }

    @Test
    void aSentenceIsNotEndedTwice() {
        notices.failed("Rate exceeded.", 3, now);
        assertEquals(List.of("Rate exceeded: trying again"), told);
    }

    @Test
    void anAttemptThatTookLongIsToldOfAtOnce() {
        Instant begun = now;
        now = now.plusSeconds(1);
        notices.failed("timed out", 1, begun);
        assertEquals(List.of(), told);
        now = now.plusMillis(1);
        notices.failed("timed out", 1, begun);
        assertEquals(List.of("timed out: trying again"), told);
    }

    @Test
    void fromThenOnSomethingIsToldEachHalfAMinute() {
        notices.failed("throttled", 3, now);
        now = now.plusMillis(29_999);
        notices.failed("throttled", 4, now);
        notices.slow("stream 'x'", Duration.ofMillis(1_500));
        assertEquals(1, told.size());
        now = now.plusMillis(1);
        notices.slow("stream 'x'", Duration.ofMillis(1_500));
        assertEquals("stream 'x' has not answered for 1.5 s: waiting, and trying again", told.getLast());
        assertEquals(2, told.size());
    }

    /** They last longer, and are of another kind: neither keeps the other from being told. */
    @Test
    void misplacedRecordsAreToldOfEachMinute() {
        notices.failed("throttled", 3, now);
        notices.misplaced("astray");
        now = now.plusMillis(59_999);
        notices.misplaced("astray");
        assertEquals(List.of("throttled: trying again", "astray: trying again"), told);
        now = now.plusMillis(1);
        notices.misplaced("astray");
        assertEquals(3, told.size());
    }
}
