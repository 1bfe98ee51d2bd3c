package dev.kdt.pipeline;

import dev.kdt.codec.Chain;
import dev.kdt.jq.Jq;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.Scope;
import dev.kdt.jq.Scope.Exposure;
import dev.kdt.pipeline.step.Steps;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pipelines made of expressions alone, as options give them. */
public final class Expressions {
    private final Scope scope;

    /** What expressions may use: {@code $meta}, the environment, and the clock. */
    public Expressions(Map<String, String> environment, Clock clock) {
        this(Scope.pure()
                .withVariables("meta")
                .withEnvironment(environment, Exposure.WHOLE)
                .withClock(clock));
    }

    /** @param scope what expressions may use; with the variable {@code meta} */
    public Expressions(Scope scope) {
        this.scope = scope;
    }

    /** {@code process -e}: what the expression gives for each record. */
    public Pipeline map(String expression, Chain decode, Encoding encode) throws JqSyntaxException {
        return Pipeline.identity(decode, encode).then(Steps.map("-e", Jq.compile(expression, scope)));
    }

    /** {@code tail --where --select}: the records for which a condition holds, and what is shown of them. */
    public Pipeline project(@Nullable String where, @Nullable String select, Chain decode, Encoding encode)
            throws JqSyntaxException {
        Pipeline pipeline = Pipeline.identity(decode, encode);
        if (where != null) {
            pipeline = pipeline.then(Steps.filter("--where", Jq.compile(where, scope)));
        }
        return select == null ? pipeline : pipeline.then(Steps.map("--select", Jq.compile(select, scope)));
    }
}
