package dev.kdt.cli.option;

import dev.kdt.cli.console.UsageException;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.Scope;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Jq;

/** Options whose value is a jq expression. */
public final class JqOption {
    private JqOption() {}

    /**
     * Compiles the expression that {@code option} gives.
     *
     * @throws UsageException when it does not compile: where and why
     */
    public static Expression compile(String option, String source, Scope scope) {
        try {
            return Jq.compile(source, scope);
        } catch (JqSyntaxException e) {
            throw new UsageException(option + ":" + e.located());
        }
    }

    /**
     * The same of an option that chooses or shows: an empty expression, which is a program for jq, is a mistake there.
     *
     * @throws UsageException when it is empty, too
     */
    public static Expression compileGiven(String option, String source, Scope scope) {
        if (source.isBlank()) {
            throw new UsageException(option + ": the jq expression is empty (. is the whole record)");
        }
        return compile(option, source, scope);
    }
}
