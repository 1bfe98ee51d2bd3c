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
        List<RouteTarget> routes = pipeline == null ? List.of() : pipeline.routes();
        List<String> names = routes.stream().map(RouteTarget::name).distinct().toList();
        if (route == null) {
            if (!names.isEmpty()) {
                messages.say("results for " + String.join(", ", names) + " are left out (--route verifies them)");
            }
            return VerifiedTarget.USUAL;
        }
        if (names.isEmpty()) {
            throw new UsageException("--route: "
                    + (pipeline == null
                            ? "without --pipeline there are no routes"
                            : "pipeline '" + pipeline.name() + "' has no step 'route'"));
        }
        return routes.stream()
                .filter(each -> each.name().equals(route))
                .findFirst()
                .map(each -> new VerifiedTarget(each.target()))
                .orElseThrow(() -> new UsageException("--route: pipeline '" + pipeline.name() + "' has no target '"
                        + route + "'" + Suggestion.among(names, route)));
    }
}
