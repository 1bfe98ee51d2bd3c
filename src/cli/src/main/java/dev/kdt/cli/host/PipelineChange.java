package dev.kdt.cli.host;

import dev.kdt.destination.ServiceTarget;
import dev.kdt.destination.Target;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.step.RouteTarget;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The change of a pipeline under a run. Its steps and its decoding may change; what the run was opened with may not.
 *
 * @param first the pipeline that the run began with
 * @param target of the run
 * @param group whose checkpoints it goes on at
 */
record PipelineChange(Pipeline first, Target target, String group) {
    /** Why the run must be started anew for {@code next}; null when it need not be. */
    @Nullable
    String obstacle(Pipeline next) {
        if (!next.name().equals(first.name()) && group.equals(first.name())) {
            return "its name is now '" + next.name() + "', but the checkpoints are those of '" + group + "'";
        }
        if (next.onError() != first.onError()) {
            return "its on-error is now " + word(next.onError()) + ", and was " + word(first.onError());
        }
        Set<String> open = first.routes().stream().map(RouteTarget::target).collect(Collectors.toSet());
        for (RouteTarget each : next.routes()) {
            if (!open.contains(each.target())) {
                return "route '" + each.name() + "' leads to " + each.target() + ", which is not open";
            }
        }
        return encodingObstacle(next);
    }

    private @Nullable String encodingObstacle(Pipeline next) {
        if (first.encode().learnsColumns() || next.encode().learnsColumns()) {
            return "its rows have the columns of the first one (name them with columns:)";
        }
        boolean suits = switch (target) {
            case Target.OutputFile _ ->
                next.encode().isByLines() == first.encode().isByLines();
            case ServiceTarget.Delivery delivery ->
                switch (delivery.records()) {
                    case SINGLE -> true;
                    case PACKED -> next.encode().endsLines();
                };
            case ServiceTarget _, Target.Nowhere _, Target.Stdout _ -> true;
        };
        return suits ? null : "its encode does not suit the target, which was opened for other results";
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
