package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.TooDeepException;
import dev.kdt.json.Value;

/** Comparing values; what is nested too deeply for jq to compare is an error of the program. */
public final class Compare {
    private Compare() {}

    public static boolean same(Value a, Value b) throws JqException {
        try {
            return a.equals(b);
        } catch (TooDeepException e) {
            throw new JqException(e.complaint());
        }
    }

    /** Negative, zero or positive, in jq's order. */
    public static int order(Value a, Value b) throws JqException {
        try {
            return a.compareTo(b);
        } catch (TooDeepException e) {
            throw new JqException(e.complaint());
        }
    }
}
