package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;

/** Makes one value of two. */
@FunctionalInterface
public interface BinaryFunction {
    Value apply(Machine machine, Value left, Value right) throws JqException;
}
