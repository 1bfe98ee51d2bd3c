package dev.kdt.pipeline.config;

import dev.kdt.jq.Scope;

/** What the expressions of a pipeline may use. */
public final class Scopes {
    /** The variable that tells where a record came from. */
    public static final String META = "meta";

    private Scopes() {}

    /** {@code $meta}, the environment and the clock. */
    public static Scope of(Surroundings surroundings) {
        return Scope.pure()
                .withVariables(META)
                .withEnvironment(surroundings.environment())
                .withClock(surroundings.clock());
    }
}
