package dev.kdt.cli.command.tail;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.JqOption;
import dev.kdt.cli.option.Session;
import dev.kdt.jq.Scope;
import dev.kdt.jq.Scope.Exposure;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.step.Steps;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The records that {@code kdt tail} prints, and what of them. */
final class SelectionOptions {
    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "Stop after printing N records (those that pass --where).")
    private @Nullable Long count;

    @Option(
            names = "--where",
            paramLabel = "JQ",
            description = "Print only records for which this jq expression is true.")
    private @Nullable String where;

    @Option(
            names = "--select",
            paramLabel = "JQ",
            description = "Print this jq expression's results instead of the record.")
    private @Nullable String select;

    /** @throws UsageException when the options contradict each other */
    void requireSense() {
        if (count != null && count < 1) {
            throw new UsageException("--count: write 1 or more");
        }
    }

    /** The most records to print; null: no bound. */
    @Nullable
    Long count() {
        return count;
    }

    /** Whether each record is printed with its payload. */
    boolean isWhole() {
        return select == null;
    }

    /** Whether each record is printed, and with its payload. */
    boolean isEverything() {
        return where == null && select == null;
    }

    /** The pipeline with the steps that choose. */
    Pipeline choosing(Pipeline pipeline, Session session) {
        Scope scope = Scope.pure()
                .withVariables("meta")
                .withEnvironment(session.console().environment(), Exposure.WHOLE)
                .withClock(session.console().clock());
        Pipeline chosen = pipeline;
        if (where != null) {
            chosen = chosen.then(Steps.filter("--where", JqOption.compile("--where", where, scope)));
        }
        if (select != null) {
            chosen = chosen.then(Steps.map("--select", JqOption.compile("--select", select, scope)));
        }
        return chosen;
    }
}
