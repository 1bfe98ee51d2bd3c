package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Meter;

/** Counts the values of a result, up to as many as the host of the program can be expected to copy or print. */
final class Leaving implements Meter {
    /** Some seconds of printing. */
    private static final long MOST = 1 << 28;

    private final Machine machine;
    private long room;

    Leaving(Machine machine) {
        this.machine = machine;
        // A place in an array takes at least four bytes: a result in which nothing is shared is never too large.
        long fits = Math.min(MOST, Runtime.getRuntime().maxMemory() / 4);
        room = Math.min(fits, machine.budget().memory() / Machine.VALUE);
    }

    @Override
    public void step() {
        steps(1);
    }

    @Override
    public void steps(long count) {
        try {
            machine.steps(count);
        } catch (JqException e) {
            throw new Overrun(e);
        }
        room -= count;
        if (room < 0) {
            throw new Overrun(new BudgetException("the program's result is too large"));
        }
    }
}
