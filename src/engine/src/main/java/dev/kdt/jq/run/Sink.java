package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;

/** Receives a filter's outputs, one call each. */
@FunctionalInterface
public interface Sink {
    /** The filter shall go on with its next output. */
    int GO = 0;
    /** Nobody wants more: the filter returns at once, handing this on. */
    int STOP = 1;
    /** Only from filters in tail position: the machine holds a call that is still to be made, with the same sink. */
    int TAIL = 2;

    /** Takes an output; {@link #GO} or {@link #STOP}. */
    int accept(Value value) throws JqException;
}
