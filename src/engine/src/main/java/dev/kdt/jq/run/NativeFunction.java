package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;

/** A built-in function of its input and the values of its arguments. */
@FunctionalInterface
public interface NativeFunction {
    Value apply(Machine machine, Value in, Value[] arguments) throws JqException;
}
