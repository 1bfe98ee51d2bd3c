package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.TooDeepException;
import dev.kdt.json.Value;

/** Comparing values; what is nested too deeply for jq to compare is an error of the program. */
public final class Compare {
    private Compare() {}

    public static boolean same(Machine machine, Value a, Value b) throws JqException {
        try {
            return a.isSame(b, machine.meter());
        } catch (Overrun e) {
            throw e.error();
        } catch (TooDeepException e) {
            throw new JqException(e.complaint());
        }
    }

    /** Negative, zero or positive, in jq's order. */
    public static int order(Machine machine, Value a, Value b) throws JqException {
        try {
            return a.compareTo(b, machine.meter());
        } catch (Overrun e) {
            throw e.error();
        } catch (TooDeepException e) {
            throw new JqException(e.complaint());
        }
    }
}
