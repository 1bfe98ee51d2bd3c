package dev.kdt.jq.run;

import org.jspecify.annotations.Nullable;

/** A function that a program (or the prelude) defines. Its body is filled in when all its calls can be resolved. */
final class Function {
    final String name;
    final int parameters;
    /** Whether a call has a frame of its own; without parameters and variables it runs in that of its definition. */
    final boolean framed;

    private @Nullable Node body;
    private int slots;
    private boolean single;

    Function(String name, int parameters, boolean framed) {
        this.name = name;
        this.parameters = parameters;
        this.framed = framed;
    }

    /** Fills in the body and the level that it has of its own, if it has one. */
    void define(Node compiled, @Nullable Level own) {
        body = compiled;
        slots = own == null ? 0 : own.slots();
        // A call of itself is taken to be single: right if nothing else in the body gives many.
        single = true;
        single = compiled.isSingle(call -> own != null && call.belongsTo(own));
    }

    /** Whether a call gives one output at most if each of its arguments does. False as long as the body is being compiled. */
    boolean isSingle() {
        return single;
    }

    Node body() {
        Node defined = body;
        if (defined == null) {
            throw new IllegalStateException("function " + name + " has no body yet");
        }
        return defined;
    }

    int slots() {
        return slots;
    }
}
