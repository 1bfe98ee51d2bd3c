package dev.kdt.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.aws.GlueSchemas;
import dev.kdt.flow.Sleeper;
import dev.kdt.jq.Budget;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.config.Surroundings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The process around a function.
 *
 * @param variables environment variables
 * @param aws where the services are
 * @param log takes lines of the function's log
 * @param clock tells the time
 * @param sleeper waits by the clock of the invocation's remaining time
 */
record FunctionEnvironment(
        Map<String, String> variables, AwsSettings aws, Consumer<String> log, InstantSource clock, Sleeper sleeper) {
    /** That of a process that Lambda has started. */
    static FunctionEnvironment of(Map<String, String> variables) {
        return new FunctionEnvironment(
                variables,
                new AwsSettings(null, null, null, null, variables),
                FunctionEnvironment::log,
                InstantSource.system(),
                Thread::sleep);
    }

    /**
     * Loads the function's pipeline.
     *
     * @param warnings told of what the user ought to know, a line each
     * @throws PipelineException with all that is wrong in the file
     */
    PipelineFile load(Path pipeline, Consumer<String> warnings) throws PipelineException {
        return PipelineFile.load(
                pipeline,
                Surroundings.of(pipeline, variables, Clock.systemUTC(), Budget.GENEROUS, warnings)
                        .withGlue(() -> GlueSchemas.of(Clients.oneShot(aws))));
    }

    /** As bytes: a text would be put into a JSON string where the function's log format is JSON, and metrics in it not be found. */
    private static void log(String line) {
        LambdaRuntime.getLogger().log((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
