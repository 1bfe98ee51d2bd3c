package dev.kdt.jq.run;

import dev.kdt.jq.Budget;
import dev.kdt.jq.JqException;

/**
 * What is left of a {@link Budget} in a run. It is granted in portions, and between them the heap is looked at: that costs
 * something, and most runs end within the first portion.
 */
final class Allowance {
    private static final int PORTION_OF_STEPS = 1 << 16;
    private static final long PORTION_OF_BYTES = 1 << 20;

    private final Budget budget;
    private long steps;
    private long memory;
    private int grantedSteps;
    private long grantedBytes;

    Allowance(Budget budget) {
        this.budget = budget;
    }

    /** A run begins. */
    void begin() {
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
        Heap.admit(0);
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
        Heap.admit(more);
        grantBytes();
    }
}
