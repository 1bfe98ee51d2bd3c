package dev.kdt.jq.run;

import dev.kdt.json.Value;

/** Filters for built-in functions that are made of what the host gives. */
public final class Calls {
    private Calls() {}

    /** Always the same value. */
    public static Node constant(Value value) {
        return new Basics.Literal(value.freeze());
    }

    /** A function of the input and of its arguments' values. */
    public static Node of(NativeFunction function, Node... arguments) {
        return new NativeCall(function, arguments);
    }
}
