package dev.kdt.endpoint;

import dev.kdt.endpoint.option.TransformationFunctions;
import dev.kdt.endpoint.option.Transformer;
import dev.kdt.pipeline.Pipeline;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Pipelines that delivery streams may name as functions. Each delivery stream that does gets one of its own: what a step
 * remembers is remembered for that delivery stream, and begins empty after a restart.
 *
 * @param pipelines by the names of the functions
 * @param report told in one line about each call in which records failed
 */
public record PipelineFunctions(Map<String, Pipeline> pipelines, Consumer<String> report)
        implements TransformationFunctions {
    @Override
    public @Nullable Transformer named(String name) {
        Pipeline pipeline = pipelines.get(name);
        return pipeline == null
                ? null
                : new PipelineFunction(pipeline, problem -> report.accept("function '" + name + "': " + problem));
    }
}
