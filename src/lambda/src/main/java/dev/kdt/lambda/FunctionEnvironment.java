package dev.kdt.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import dev.kdt.aws.AwsSettings;
import dev.kdt.flow.Sleeper;
import java.nio.charset.StandardCharsets;
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

    /** As bytes: a text would be put into a JSON string where the function's log format is JSON, and metrics in it not be found. */
    private static void log(String line) {
        LambdaRuntime.getLogger().log((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
