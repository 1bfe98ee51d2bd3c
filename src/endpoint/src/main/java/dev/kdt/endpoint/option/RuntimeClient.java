package dev.kdt.endpoint.option;

import java.nio.file.Path;
import java.util.List;

/**
 * The program that runs handlers of the managed Java runtimes: AWS's runtime interface client, with the Java to start it.
 *
 * @param java the {@code java} executable
 * @param classPath of the client; it goes behind the function's own
 * @param mainClass its one argument is the handler
 */
public record RuntimeClient(Path java, List<Path> classPath, String mainClass) {
    /** The main class of {@code aws-lambda-java-runtime-interface-client}. */
    public static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    public RuntimeClient {
        classPath = List.copyOf(classPath);
    }
}
