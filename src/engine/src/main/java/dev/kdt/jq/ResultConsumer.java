package dev.kdt.jq;

import dev.kdt.json.Value;

/** Takes the results of a program. */
@FunctionalInterface
public interface ResultConsumer {
    /** Called once for each result, in order. The value is good during the call. */
    void value(Value result) throws JqException;
}
