package dev.kdt.audit;

import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.step.RouteTarget;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The target whose results are verified, where a pipeline's {@code route} steps send them to several.
 *
 * @param target of a route, such as {@code firehose:errors}; null for the one that takes what no step has routed
 */
public record VerifiedTarget(@Nullable String target) {
    /** The one that takes what no step has routed: everything, without such a step. */
    public static final VerifiedTarget USUAL = new VerifiedTarget(null);

    boolean takes(Output output) {
        RouteTarget route = output.route();
        return Objects.equals(route == null ? null : route.target(), target);
    }

    /** Whether the failure is of a result on its way there. */
    boolean wasFor(Failure failure) {
        return Objects.equals(failure.to(), target);
    }
}
