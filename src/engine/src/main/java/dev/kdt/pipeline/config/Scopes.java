package dev.kdt.pipeline.config;

import dev.kdt.jq.Scope;
import dev.kdt.jq.Scope.Exposure;

/** The scopes of a pipeline's expressions. */
public final class Scopes {
    /** The variable that tells where a record came from. */
    public static final String META = "meta";

    private Scopes() {}

    /** {@code $meta}, the clock, and of the environment what the expression names; within the budget. */
    public static Scope of(Surroundings surroundings) {
        return Scope.pure()
                .withVariables(META)
                .withEnvironment(surroundings.environment(), Exposure.NAMED)
                .withClock(surroundings.clock())
                .withBudget(surroundings.budget());
    }
}
