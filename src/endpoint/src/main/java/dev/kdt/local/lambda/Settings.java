package dev.kdt.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.endpoint.option.FunctionSettings;
import dev.kdt.local.function.Variables;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;

/** The settings of a function as requests give them, each kept as it was when a request is without it. */
final class Settings {
    /** AWS Lambda Developer Guide, "Lambda quotas": environment variables, all together. */
    private static final int MAX_VARIABLES = 4096;

    private Settings() {}

    /** @throws ServiceException when the variables are too large, or not the function's to set */
    static FunctionSettings of(Params params, FunctionSettings before) {
        Params environment = params.structureOrNull("Environment");
        Map<String, String> variables = environment == null ? before.environment() : environment.map("Variables");
        check(variables);
        return new FunctionSettings(
                params.integer("Timeout", before.timeoutSeconds()),
                params.integer("MemorySize", before.memoryMb()),
                variables);
    }

    private static void check(Map<String, String> variables) {
        TreeSet<String> reserved = new TreeSet<>(variables.keySet());
        reserved.retainAll(Variables.RESERVED);
        if (!reserved.isEmpty()) {
            throw LambdaErrors.invalidParameter(
                    "Lambda was unable to configure your environment variables because the environment variables you"
                            + " have provided contains reserved keys that are currently not supported for modification."
                            + " Reserved keys used in this request: " + String.join(", ", reserved));
        }
        int size = 0;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            size += variable.getKey().getBytes(StandardCharsets.UTF_8).length
                    + variable.getValue().getBytes(StandardCharsets.UTF_8).length;
        }
        if (size > MAX_VARIABLES) {
            throw LambdaErrors.invalidParameter(
                    "Lambda was unable to configure your environment variables because the environment variables you"
                            + " have provided exceeded the 4KB limit. They have " + size + " bytes.");
        }
    }

    /** @throws ServiceException when a request asks for what there is not here, such as a function's layers */
    static void refuseOthers(Params params) {
        for (Shape.Field field : LambdaShapes.NOT_HERE) {
            if (isGiven(params.node().path(field.name()), field.shape())) {
                throw LambdaErrors.invalidParameter("This endpoint has no " + field.name()
                        + ". What a function needs must be in its package, and an event that fails three times"
                        + " is dropped.");
            }
        }
    }

    /** Clients write empty values for what is not wanted. */
    private static boolean isGiven(JsonNode value, Shape shape) {
        if (shape instanceof Shape.Structure structure && !structure.fields().isEmpty()) {
            return value.valueStream().anyMatch(member -> !member.asText().isEmpty());
        }
        return value.isArray() ? !value.isEmpty() : value.isObject();
    }
}
