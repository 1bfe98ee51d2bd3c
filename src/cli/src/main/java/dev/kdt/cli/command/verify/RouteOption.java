package dev.kdt.cli.command.verify;

import dev.kdt.audit.VerifiedTarget;
import dev.kdt.cli.console.Messages;
import dev.kdt.cli.console.UsageException;
import dev.kdt.destination.Target;
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

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            description =
                    "The target that takes what no step 'route' sends elsewhere, as for kdt run: where routes lead"
                            + " there, too, their results are verified with the others.")
    private @Nullable String to;

    /**
     * @throws UsageException when the pipeline has no such target
     * @throws dev.kdt.destination.TargetException when {@code --to} names no service
     */
    VerifiedTarget target(@Nullable Pipeline pipeline, Messages messages) {
        if (pipeline == null) {
            if (route != null || to != null) {
                throw new UsageException(
                        (route == null ? "--to" : "--route") + ": without --pipeline there are no routes");
            }
            return VerifiedTarget.USUAL;
        }
        Target usual = to == null ? null : Target.service("--to", to);
        if (route != null) {
            RouteTarget named = named(route, pipeline);
            return new VerifiedTarget(named.target(), leadsTo(usual, named));
        }
        List<String> others = pipeline.routes().stream()
                .filter(each -> !leadsTo(usual, each))
                .map(RouteTarget::name)
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            messages.say("results for " + String.join(", ", others) + " are left out (--route verifies them)");
        }
        return pipeline.routes().stream()
                .filter(each -> leadsTo(usual, each))
                .findFirst()
                .map(each -> new VerifiedTarget(each.target(), true))
                .orElse(VerifiedTarget.USUAL);
    }

    private static boolean leadsTo(@Nullable Target target, RouteTarget route) {
        return Target.service("route '" + route.name() + "'", route.target()).equals(target);
    }

    private static RouteTarget named(String name, Pipeline pipeline) {
        List<String> names =
                pipeline.routes().stream().map(RouteTarget::name).distinct().toList();
        if (names.isEmpty()) {
            throw new UsageException("--route: pipeline '" + pipeline.name() + "' has no step 'route'");
        }
        return pipeline.routes().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("--route: pipeline '" + pipeline.name() + "' has no target '"
                        + name + "'" + Suggestion.among(names, name)));
    }
}
