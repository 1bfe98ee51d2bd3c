package dev.kdt.cli.command.verify;

import dev.kdt.audit.VerifiedTarget;
import dev.kdt.cli.console.Messages;
import dev.kdt.cli.console.UsageException;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.config.Suggestion;
import dev.kdt.pipeline.step.RouteTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which of several targets of a pipeline is verified. */
final class RouteOption {
    @Option(
            names = "--route",
            paramLabel = "NAME",
            description = "Verify the results that a step 'route' of the pipeline sends to its target of this name"
                    + " (those that it leaves to --to).")
    private @Nullable String route;

    /** @throws UsageException when the pipeline has no such target */
    VerifiedTarget target(@Nullable Pipeline pipeline, Messages messages) {
        if (pipeline == null) {
            if (route != null) {
                throw new UsageException("--route: without --pipeline there are no routes");
            }
            return VerifiedTarget.USUAL;
        }
        List<String> names =
                pipeline.routes().stream().map(RouteTarget::name).distinct().toList();
        if (route != null) {
            return named(route, names, pipeline);
        }
        if (!names.isEmpty()) {
            messages.say("results for " + String.join(", ", names) + " are left out (--route verifies them)");
        }
        return VerifiedTarget.USUAL;
    }

    private static VerifiedTarget named(String name, List<String> names, Pipeline pipeline) {
        if (names.isEmpty()) {
            throw new UsageException("--route: pipeline '" + pipeline.name() + "' has no step 'route'");
        }
        return pipeline.routes().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(each -> new VerifiedTarget(each.target()))
                .orElseThrow(() -> new UsageException("--route: pipeline '" + pipeline.name() + "' has no target '"
                        + name + "'" + Suggestion.among(names, name)));
    }
}
