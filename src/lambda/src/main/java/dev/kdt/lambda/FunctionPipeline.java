package dev.kdt.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The pipeline and the log of a function. */
final class FunctionPipeline {
    private FunctionPipeline() {}

    /** The pipeline file that {@code KDT_PIPELINE} names, seen from the function's folder; {@code pipeline.yaml} if none. */
    static Pipeline load(Map<String, String> environment) throws PipelineException {
        Path folder = Path.of(environment.getOrDefault("LAMBDA_TASK_ROOT", ""));
        Path file = folder.resolve(environment.getOrDefault("KDT_PIPELINE", "pipeline.yaml"));
        return PipelineFile.load(file, environment, Clock.systemUTC(), FunctionPipeline::log)
                .pipeline();
    }

    static void log(String line) {
        LambdaRuntime.getLogger().log(line);
    }
}
