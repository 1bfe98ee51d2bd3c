package dev.kdt.audit;

import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.step.RouteTarget;
import org.jspecify.annotations.Nullable;

/**
 * The target whose results are verified, where a pipeline's {@code route} steps send them to several.
 *
 * @param target of routes, such as {@code firehose:errors}; null where none leads there
 * @param takesOthers whether it also takes what no step has routed
 */
public record VerifiedTarget(@Nullable String target, boolean takesOthers) {
    /** The one that takes what no step has routed: everything, without such a step. */
    public static final VerifiedTarget USUAL = new VerifiedTarget(null, true);

    boolean takes(Output output) {
        RouteTarget route = output.route();
        return takes(route == null ? null : route.target());
    }

    /** Whether the failure is of a result on its way there. */
    boolean wasFor(Failure failure) {
        return takes(failure.to());
    }

    private boolean takes(@Nullable String route) {
        return route == null ? takesOthers : route.equals(target);
    }
}
