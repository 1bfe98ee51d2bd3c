package dev.kdt.jq.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.jq.Budget;
import dev.kdt.jq.JqException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The time of a run is bounded, whatever its steps and bytes cost. */
final class AllowanceTest {
    private static final Duration MOST = Duration.ofMillis(2500);

    /** More than one portion of steps, or of bytes. */
    private static final int MUCH = 5_000_000;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10); // It may turn negative during a run.
    private final AtomicInteger looks = new AtomicInteger();
    private final Allowance allowance = new Allowance(Budget.GENEROUS.withTime(MOST), this::look);

    private long look() {
        looks.incrementAndGet();
        return nanos.get();
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void endsARunThatTakesLonger() throws Exception {
        allowance.begin();
        allowance.steps(MUCH);
        passes(MOST);
        allowance.steps(MUCH);
        passes(Duration.ofNanos(1));
        BudgetException ended = assertThrows(BudgetException.class, () -> allowance.steps(MUCH));
        assertEquals("the program took longer than 2500 ms for one input", ended.getMessage());
    }

    @Test
    void endsARunThatBuildsForLonger() throws Exception {
        allowance.begin();
        allowance.grow(MUCH);
        passes(MOST.plusNanos(1));
        assertThrows(BudgetException.class, () -> allowance.grow(MUCH));
    }

    @Test
    void countsEachRunByItself() throws Exception {
        for (int run = 0; run < 3; run++) {
            allowance.begin();
            allowance.steps(MUCH);
            passes(MOST);
            allowance.grow(MUCH);
        }
    }

    @Test
    void doesNotLookAtTheClockForShortRuns() throws JqException {
        for (int run = 0; run < 1000; run++) {
            allowance.begin();
            for (int step = 0; step < 1000; step++) {
                allowance.step(Node.NOWHERE);
            }
            allowance.grow(1000);
        }
        assertEquals(0, looks.get());
    }
}
