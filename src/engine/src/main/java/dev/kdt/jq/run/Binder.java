package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import java.util.List;

/** Takes a value apart into variables by a pattern, or by the first of several patterns with which all goes well. */
final class Binder {
    /** The continuation, called once the variables are set. */
    @FunctionalInterface
    interface Then {
        int go() throws JqException;
    }

    /** A pattern: sets variables, for each way in which it can. */
    @FunctionalInterface
    interface Match {
        int match(Frame frame, Value value, Then then) throws JqException;
    }

    private final List<Match> alternatives;
    /** The slot, if the pattern is just a variable; else -1. */
    private final int slot;
    /** All variables of all alternatives. */
    private final int[] slots;

    Binder(List<Match> alternatives, int slot, int[] slots) {
        this.alternatives = alternatives;
        this.slot = slot;
        this.slots = slots;
    }

    /** Whether there is exactly one way to set the variables. */
    boolean isPlain() {
        return slot >= 0;
    }

    void set(Frame frame, Value value) {
        frame.values[slot] = value;
    }

    int bind(Frame frame, Value value, Then then) throws JqException {
        if (slot >= 0) {
            frame.values[slot] = value;
            return then.go();
        }
        for (int i = 0; i < alternatives.size() - 1; i++) {
            clear(frame);
            int depth = frame.machine.depth();
            try {
                return alternatives.get(i).match(frame, value, then);
            } catch (BudgetException e) {
                throw e;
            } catch (JqException e) {
                // An error anywhere in what follows counts: the next pattern is tried.
                frame.machine.depth(depth);
            }
        }
        clear(frame);
        return alternatives.getLast().match(frame, value, then);
    }

    private void clear(Frame frame) {
        for (int each : slots) {
            frame.values[each] = Value.NULL;
        }
    }
}
