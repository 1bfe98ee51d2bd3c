package dev.kdt.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a function: those of its package, and environment variables that go before them. A variable that is empty counts
 * as one that is not set.
 *
 * @param pipeline {@code KDT_PIPELINE}, the pipeline file, seen from the function's folder ({@code pipeline.yaml})
 * @param to {@code KDT_TO}, where results go: {@code firehose:NAME} or {@code kinesis:NAME}; empty for a transformation
 * @param parked {@code KDT_PARKED}, where failed records go: the same, {@code sqs:QUEUE} or {@code s3:BUCKET/PREFIX}; null: they are
 *     handed back to Lambda
 * @param payloads {@code KDT_LOG_RECORDS}, whether the log may show them
 * @param namespace {@code KDT_METRICS_NAMESPACE}, of the metrics ({@code kdt})
 * @param function its name, the metrics' dimension
 */
record FunctionSettings(
        Path pipeline, String to, @Nullable String parked, Payloads payloads, String namespace, String function) {
    /** The treatment of records' own values by the log. */
    enum Payloads {
        HIDDEN,
        SHOWN
    }

    /**
     * Reads them.
     *
     * @throws FunctionStartException when one of them is wrong
     */
    static FunctionSettings of(Map<String, String> variables, FunctionManifest.Kind kind) {
        Path folder = Path.of(variables.getOrDefault("LAMBDA_TASK_ROOT", ""));
        FunctionManifest manifest = manifest(folder.resolve(FunctionManifest.FILE));
        if (manifest != null && manifest.kind() != kind) {
            throw new FunctionStartException("the package was made for the handler "
                    + manifest.kind().handler() + ", and the function's handler is " + kind.handler());
        }
        String pipeline = given(variables, "KDT_PIPELINE", manifest == null ? null : manifest.pipeline());
        String to = given(variables, "KDT_TO", manifest == null ? null : manifest.to());
        if (to == null && kind == FunctionManifest.Kind.KINESIS) {
            throw new FunctionStartException(
                    "no target: set KDT_TO to firehose:NAME or kinesis:NAME, or package the function with --to");
        }
        requireVariables(variables, manifest);
        return new FunctionSettings(
                folder.resolve(pipeline == null ? "pipeline.yaml" : pipeline),
                to == null ? "" : to,
                given(variables, "KDT_PARKED", manifest == null ? null : manifest.parked()),
                payloads(given(variables, "KDT_LOG_RECORDS")),
                Objects.requireNonNullElse(given(variables, "KDT_METRICS_NAMESPACE"), "kdt"),
                Objects.requireNonNullElse(given(variables, "AWS_LAMBDA_FUNCTION_NAME"), "function"));
    }

    /** Also {@code $ENV.NAME} of an expression, which would be null: what the pipeline names is meant to be set. */
    private static void requireVariables(Map<String, String> variables, @Nullable FunctionManifest manifest) {
        List<String> missing = manifest == null
                ? List.of()
                : manifest.variables().stream()
                        .filter(name -> !variables.containsKey(name))
                        .toList();
        if (!missing.isEmpty()) {
            throw new FunctionStartException("the pipeline needs the environment variable"
                    + (missing.size() == 1 ? " " : "s ") + String.join(", ", missing)
                    + " (to be set in the function's configuration; empty will do where the pipeline can go without)");
        }
    }

    /** The variable, or the package's value if it is not set. */
    private static @Nullable String given(Map<String, String> variables, String name, @Nullable String packaged) {
        String value = given(variables, name);
        return value == null ? packaged : value;
    }

    private static @Nullable String given(Map<String, String> variables, String name) {
        String value = variables.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static Payloads payloads(@Nullable String value) {
        return switch (value) {
            case null -> Payloads.HIDDEN;
            case "0", "false" -> Payloads.HIDDEN;
            case "1", "true" -> Payloads.SHOWN;
            default -> throw new FunctionStartException("KDT_LOG_RECORDS=" + value + " (write true or false)");
        };
    }

    private static @Nullable FunctionManifest manifest(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return FunctionManifest.read(Files.readAllBytes(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new FunctionStartException(
                    file + ": " + e.getMessage() + " (package the function again with 'kdt lambda package')", e);
        }
    }
}
