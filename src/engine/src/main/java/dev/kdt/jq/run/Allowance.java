package dev.kdt.jq.run;

import dev.kdt.jq.Budget;
import dev.kdt.jq.JqException;
import java.util.function.LongSupplier;

/**
 * The rest of a {@link Budget} in a run, and the one place where a run is stopped: for taking too much, or because its thread
 * was interrupted. The budget is granted in portions, and only between them the heap, the clock and the thread are looked at: that
 * costs something, and most runs end within the first portion.
 */
final class Allowance {
    /** Some microseconds of work: so soon an interrupt is seen. */
    private static final int PORTION_OF_STEPS = 1 << 12;

    private static final long PORTION_OF_BYTES = 1 << 20;

    private final Budget budget;
    private final LongSupplier nanos;
    private final long time;
    private long steps;
    private long memory;
    private int grantedSteps;
    private long grantedBytes;

    /** Whether the first portion is used up; the time of a run counts from then on. */
    private boolean timed;

    private long since;

    /** @param nanos the clock, in nanoseconds from any origin */
    Allowance(Budget budget, LongSupplier nanos) {
        this.budget = budget;
        this.nanos = nanos;
        this.time = budget.time().toNanos();
    }

    /** A run begins. */
    void begin() {
        timed = false;
        steps = budget.steps();
        memory = budget.memory();
        grantSteps();
        grantBytes();
    }

    private void grantSteps() {
        grantedSteps = (int) Math.min(steps, PORTION_OF_STEPS);
        steps -= grantedSteps;
    }

    private void grantBytes() {
        grantedBytes = Math.min(memory, PORTION_OF_BYTES);
        memory -= grantedBytes;
    }

    /** Counts a step of work, at a place in the program. */
    void step(int place) throws JqException {
        if (--grantedSteps < 0) {
            try {
                nextSteps();
            } catch (JqException e) {
                throw e.at(place);
            }
        }
    }

    private void nextSteps() throws JqException {
        grantSteps();
        if (--grantedSteps < 0) {
            throw new BudgetException("the program took more than " + budget.steps() + " steps for one input");
        }
        checkThread();
        checkTime();
        Heap.admit(0);
    }

    /** Counts many steps at once. */
    void steps(long count) throws JqException {
        if (count <= grantedSteps) {
            grantedSteps -= (int) count;
            return;
        }
        steps = Math.max(0, steps - (count - grantedSteps));
        grantedSteps = 0;
        step(Node.NOWHERE);
    }

    /** Fails when the thread was interrupted. The interrupt stays: all that the thread still runs is to end. */
    static void checkThread() throws BudgetException {
        if (Thread.currentThread().isInterrupted()) {
            throw new BudgetException("the program was stopped before it ended");
        }
    }

    private void checkTime() throws BudgetException {
        long now = nanos.getAsLong();
        if (!timed) {
            timed = true;
            since = now;
        } else if (now - since > time) {
            throw new BudgetException(
                    "the program took longer than " + budget.time().toMillis() + " ms for one input");
        }
    }

    /** Counts bytes that are about to be taken. */
    void grow(long more) throws JqException {
        grantedBytes -= more;
        if (grantedBytes < 0) {
            nextBytes(more);
        }
    }

    private void nextBytes(long more) throws JqException {
        memory += grantedBytes;
        if (memory < 0) {
            throw new BudgetException(
                    "the program built more than " + budget.memory() + " bytes of values for one input");
        }
        checkThread();
        checkTime();
        Heap.admit(more);
        grantBytes();
    }
}
