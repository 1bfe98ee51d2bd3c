package dev.kdt.endpoint.option;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of Lambda functions that run in processes of their own.
 *
 * @param client runs handlers of the managed Java runtimes; null when there is none, and functions of these runtimes are refused
 * @param folder where command lines run
 * @param functions that are there from the start
 * @param concurrency calls of one function at a time, when it reserves no concurrency; further calls wait
 */
public record LambdaOptions(
        @Nullable RuntimeClient client, Path folder, List<GivenFunction> functions, int concurrency) {
    private static final int MOST_PROCESSES = 10;

    /** No client and no functions; the working directory; a process for each processor, at most ten. */
    public static final LambdaOptions DEFAULT = new LambdaOptions(
            null,
            Path.of(""),
            List.of(),
            Math.min(MOST_PROCESSES, Runtime.getRuntime().availableProcessors()));

    public LambdaOptions {
        functions = List.copyOf(functions);
    }

    public LambdaOptions withClient(RuntimeClient value) {
        return new LambdaOptions(value, folder, functions, concurrency);
    }

    public LambdaOptions withFolder(Path value) {
        return new LambdaOptions(client, value, functions, concurrency);
    }

    public LambdaOptions withFunctions(List<GivenFunction> value) {
        return new LambdaOptions(client, folder, value, concurrency);
    }

    public LambdaOptions withConcurrency(int value) {
        return new LambdaOptions(client, folder, functions, value);
    }
}
