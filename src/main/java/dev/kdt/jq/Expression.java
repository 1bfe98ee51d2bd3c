package dev.kdt.jq;

import dev.kdt.jq.run.Compiler;

/** A compiled program. Immutable and safe to be shared; each thread makes itself a {@link #program} to run. */
public final class Expression {
    private final String source;
    private final Compiler.Compiled compiled;
    private final Budget budget;

    Expression(String source, Compiler.Compiled compiled, Budget budget) {
        this.source = source;
        this.compiled = compiled;
        this.budget = budget;
    }

    /** The text that was compiled. */
    public String source() {
        return source;
    }

    /** Whether the program uses the host's variable of that name. */
    public boolean mentions(String variable) {
        return compiled.mentioned().contains(variable);
    }

    /** A program to run this expression, for one thread. */
    public Program program() {
        return new Program(compiled, budget);
    }

    @Override
    public String toString() {
        return source;
    }
}
