package dev.kdt.endpoint.option;

import java.util.Map;

/**
 * Settings of a Lambda function.
 *
 * @param timeoutSeconds how long a call may take, 1 to 900
 * @param memoryMb 128 to 10,240; the heap of a managed Java runtime is made from it, other runtimes are told it
 * @param environment variables of the function's process
 */
public record FunctionSettings(int timeoutSeconds, int memoryMb, Map<String, String> environment) {
    /** The service's defaults. */
    public static final FunctionSettings DEFAULT = new FunctionSettings(3, 128, Map.of());

    public FunctionSettings {
        environment = Map.copyOf(environment);
    }

    public FunctionSettings withTimeoutSeconds(int value) {
        return new FunctionSettings(value, memoryMb, environment);
    }

    public FunctionSettings withMemoryMb(int value) {
        return new FunctionSettings(timeoutSeconds, value, environment);
    }

    public FunctionSettings withEnvironment(Map<String, String> value) {
        return new FunctionSettings(timeoutSeconds, memoryMb, value);
    }
}
