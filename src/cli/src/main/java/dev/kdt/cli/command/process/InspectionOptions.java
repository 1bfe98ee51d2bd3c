package dev.kdt.cli.command.process;

import dev.kdt.cli.console.UsageException;
import dev.kdt.jq.builtin.Builtins;
import dev.kdt.pipeline.report.PipelineSchema;
import dev.kdt.pipeline.report.StepReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of {@code process} that show something besides results, or instead of them. */
final class InspectionOptions {
    @Option(names = "--explain", description = "Instead of results, print what each step did to each record, and why.")
    private boolean explain;

    @Option(
            names = {"-i", "--interactive"},
            description =
                    "Edit the expression or the pipeline file, see its effect on the first records at once, and write"
                            + " the file.")
    private boolean interactive;

    @Option(
            names = "--diff",
            paramLabel = "PIPELINE",
            description = "Instead of results, print what this pipeline would change.")
    private @Nullable String diff;

    @Option(names = "--stats", description = "At the end, print the counts and the time of each step.")
    private boolean stats;

    @Option(
            names = "--steps",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "STEP",
            description = "List the steps of pipelines, or describe one.")
    private @Nullable String steps;

    @Option(
            names = "--functions",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "NAME",
            description = "List the functions of expressions, or describe one.")
    private @Nullable String functions;

    @Option(names = "--pipeline-schema", description = "Print the JSON Schema of pipeline files, for editors.")
    private boolean pipelineSchema;

    boolean explains() {
        return explain;
    }

    boolean plays() {
        return interactive;
    }

    /** The pipeline to compare with. */
    @Nullable
    String compared() {
        return diff;
    }

    boolean measures() {
        return stats;
    }

    /** @throws UsageException when two of the options exclude each other */
    void requireSense() {
        List<String> instead = new ArrayList<>();
        if (explain) {
            instead.add("--explain");
        }
        if (diff != null) {
            instead.add("--diff");
        }
        if (stats) {
            instead.add("--stats");
        }
        if (interactive) {
            instead.add("--interactive");
        }
        if (instead.size() > 1) {
            throw new UsageException(String.join(" and ", instead) + " exclude each other (give one)");
        }
    }

    /** The option that asks for something else than results; null for none. */
    @Nullable
    String insteadOfResults() {
        if (explain) {
            return "--explain";
        } else if (diff != null) {
            return "--diff";
        }
        return interactive ? "--interactive" : null;
    }

    boolean asksForReference() {
        return pipelineSchema || steps != null || functions != null;
    }

    /**
     * The reference that was asked for.
     *
     * @throws UsageException when it has no such page
     */
    String reference() {
        StringBuilder text = new StringBuilder();
        if (pipelineSchema) {
            text.append(PipelineSchema.text());
        }
        if (steps != null) {
            text.append(page(steps));
        }
        if (functions != null) {
            text.append(functionsPage(functions));
        }
        return text.toString();
    }

    private static String functionsPage(String function) {
        try {
            return function.isEmpty() ? Builtins.reference() : Builtins.reference(function);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--functions: " + e.getMessage());
        }
    }

    private static String page(String step) {
        try {
            return step.isEmpty() ? StepReference.overview() : StepReference.page(step);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--steps: " + e.getMessage());
        }
    }
}
