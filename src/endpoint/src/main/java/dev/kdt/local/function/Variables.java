package dev.kdt.local.function;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables of a function's process: AWS Lambda Developer Guide, "Working with Lambda environment variables". Nothing
 * of this process's environment is inherited but where programs are, so no credentials, no profile and no home folder that holds some.
 */
public final class Variables {
    private static final Set<String> INHERITED = Set.of("PATH", "SYSTEMROOT", "SystemRoot");

    /** Variables that a function may not set: the same page, "Reserved environment variables". */
    public static final Set<String> RESERVED = Set.of(
            "_HANDLER",
            "_X_AMZN_TRACE_ID",
            "AWS_DEFAULT_REGION",
            "AWS_REGION",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_ACCESS_KEY",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_LAMBDA_RUNTIME_API",
            "LAMBDA_TASK_ROOT",
            "LAMBDA_RUNTIME_DIR");

    /**
     * The endpoint that functions call.
     *
     * @param certificate of the endpoint; null without TLS
     */
    record Reached(URI uri, @Nullable Path certificate) {}

    /**
     * The folders of a process.
     *
     * @param code of the function's package
     * @param own of this process alone
     */
    record Places(Path code, Path own, @Nullable Path javaHome) {}

    private Variables() {}

    /**
     * The variables.
     *
     * @param inherited this process's own
     * @param runtimeApi host and port
     */
    static Map<String, String> of(
            FunctionConfig config, Map<String, String> inherited, Places places, Reached endpoint, String runtimeApi) {
        Map<String, String> all = new HashMap<>(inherited);
        all.keySet().retainAll(INHERITED);
        all.put("LANG", "en_US.UTF-8");
        all.put("TZ", ":UTC");
        if (places.javaHome() != null) {
            all.put("JAVA_HOME", places.javaHome().toString());
        }
        all.put("HOME", places.own().toString());
        all.put("TMPDIR", places.own().toString());
        Path missing = places.own().resolve("no-aws-profile");
        all.put("AWS_CONFIG_FILE", missing.toString());
        all.put("AWS_SHARED_CREDENTIALS_FILE", missing.toString());
        all.put("AWS_EC2_METADATA_DISABLED", "true");
        all.put("AWS_ENDPOINT_URL", endpoint.uri().toString());
        if (endpoint.certificate() != null) {
            all.put("AWS_CA_BUNDLE", endpoint.certificate().toAbsolutePath().toString());
        }
        all.putAll(config.settings().environment());
        all.putAll(ofTheService(config, places, runtimeApi));
        return all;
    }

    private static Map<String, String> ofTheService(FunctionConfig config, Places places, String runtimeApi) {
        FunctionConfig.Identity identity = config.identity();
        return Map.ofEntries(
                Map.entry("_HANDLER", config.program().handler()),
                Map.entry("AWS_REGION", identity.region()),
                Map.entry("AWS_DEFAULT_REGION", identity.region()),
                Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_" + config.program().runtime()),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", identity.name()),
                Map.entry(
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        String.valueOf(config.settings().memoryMb())),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + identity.name()),
                Map.entry(
                        "AWS_LAMBDA_LOG_STREAM_NAME",
                        "[$LATEST]" + UUID.randomUUID().toString().replace("-", "")),
                Map.entry("AWS_ACCESS_KEY_ID", identity.account()), // The endpoint takes the account from it.
                Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
                Map.entry("AWS_SESSION_TOKEN", "local"),
                Map.entry("AWS_LAMBDA_RUNTIME_API", runtimeApi),
                Map.entry("LAMBDA_TASK_ROOT", places.code().toString()),
                Map.entry("LAMBDA_RUNTIME_DIR", places.code().toString()));
    }
}
