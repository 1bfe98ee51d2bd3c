package dev.kdt.cli.command.process;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.JqOption;
import dev.kdt.cli.option.Session;
import dev.kdt.jq.Budget;
import dev.kdt.jq.Scope;
import dev.kdt.jq.Scope.Capability;
import dev.kdt.jq.Scope.Exposure;
import dev.kdt.jq.program.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** An expression instead of a pipeline. */
final class ExpressionOptions {
    @Option(
            names = {"-e", "--expression"},
            paramLabel = "JQ",
            description = "Run this jq expression instead of a pipeline.")
    private @Nullable String expression;

    @Option(
            names = "--from-file",
            paramLabel = "FILE",
            description = "As -e, with the expression from a file (jq's -f).")
    private @Nullable String file;

    /** Whether there is an expression. */
    boolean isGiven() {
        return expression != null || file != null;
    }

    /** The name of what the expression stands in: a file, or {@code -e}. */
    String origin() {
        return file == null ? "-e" : file;
    }

    /** The file that the expression stands in; empty for none. */
    List<String> files() {
        return file == null ? List.of() : List.of(file);
    }

    /**
     * The text of the expression; null when there is none.
     *
     * @throws UsageException when its file cannot be read
     */
    @Nullable
    String text(Session session) {
        return file == null ? expression : new ArgumentFile("--from-file", file).text(session);
    }

    /** @throws UsageException when options exclude each other */
    void requireSense() {
        if (expression != null && file != null) {
            throw new UsageException("--expression and --from-file exclude each other (give one)");
        }
    }

    /**
     * The expression, compiled with what a jq on the command line has; null when none is given.
     *
     * @param variables of the command line
     * @param talks what the expression may do besides calculating
     * @throws UsageException when it does not compile, with the place; or when a value is no JSON
     */
    @Nullable
    Expression compile(JqVariables variables, Session session, Budget budget, Capability... talks) {
        String text = text(session);
        return text == null ? null : compile(text, variables, session, budget, talks);
    }

    /** Another expression, compiled in the same way. */
    Expression compile(String source, JqVariables variables, Session session, Budget budget, Capability... talks) {
        Scope scope = Scope.pure()
                .withVariables("meta")
                .withConstants(variables.values(session))
                .withEnvironment(session.console().environment(), Exposure.WHOLE)
                .withClock(session.console().localClock())
                .with(talks)
                .withBudget(budget);
        return JqOption.compile(origin(), source, scope);
    }
}
