package dev.kdt.jq.program;

import dev.kdt.bytes.TextPlace;
import dev.kdt.jq.Budget;
import dev.kdt.jq.JqException;
import dev.kdt.jq.Scope;
import dev.kdt.jq.run.Compiler;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A compiled program. Immutable and safe to be shared; each thread makes itself a {@link #program} to run. */
public final class Expression {
    private final String source;
    private final Compiler.Compiled compiled;
    private final Budget budget;
    private final UnaryOperator<TextPlace> around;

    Expression(String source, Compiler.Compiled compiled, Budget budget) {
        this(source, compiled, budget, UnaryOperator.identity());
    }

    private Expression(String source, Compiler.Compiled compiled, Budget budget, UnaryOperator<TextPlace> around) {
        this.source = source;
        this.compiled = compiled;
        this.budget = budget;
        this.around = around;
    }

    /**
     * The same expression as a part of a larger text, such as a pipeline file: places are told as places in that text.
     *
     * @param larger gives the larger text's place of a place in this expression
     */
    public Expression within(UnaryOperator<TextPlace> larger) {
        return new Expression(source, compiled, budget, larger);
    }

    /** The text that was compiled. */
    public String source() {
        return source;
    }

    /** Whether the program uses what the host gives with that capability. */
    public boolean uses(Scope.Capability capability) {
        return compiled.used().contains(capability);
    }

    /** The place in this expression, or in the text around it, at which one of its programs raised an error; null when not known. */
    public @Nullable TextPlace place(JqException error) {
        return error.at() < 0 ? null : around.apply(TextPlace.of(source, error.at()));
    }

    /** The line of this expression in which an error of one of its programs was raised; null when it is not known. */
    public @Nullable Excerpt excerpt(JqException error) {
        return error.at() < 0 ? null : Excerpt.of(source, TextPlace.of(source, error.at()));
    }

    /** A program to run this expression, for one thread. */
    public Program program() {
        return new Program(this, compiled, budget);
    }

    @Override
    public String toString() {
        return source;
    }
}
