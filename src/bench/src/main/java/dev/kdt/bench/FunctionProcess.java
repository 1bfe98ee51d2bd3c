package dev.kdt.bench;

import dev.kdt.local.function.ServedRuntime;
import dev.kdt.local.function.ServedRuntime.Posted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A function in a process of its own, run by Lambda's runtime interface client against the Runtime API that the endpoint serves, with
 * the Java flags of the managed runtime.
 */
final class FunctionProcess implements AutoCloseable {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private final ServedRuntime runtime;
    private final Process process;

    /**
     * A started function.
     *
     * @param classPath jars and folders, those of the client among them
     * @param compilerLevel the highest level of tiered compilation
     */
    FunctionProcess(
            String handler, List<Path> classPath, Path folder, int compilerLevel, Map<String, String> environment)
            throws IOException {
        runtime = new ServedRuntime();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=" + compilerLevel, "-cp"));
        command.add(String.join(":", classPath.stream().map(Path::toString).toList()));
        command.addAll(List.of(CLIENT, handler));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear(); // As in Lambda, nothing of whoever starts it.
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API", runtime.address(),
                        "LAMBDA_TASK_ROOT", folder.toString(),
                        "AWS_LAMBDA_FUNCTION_NAME", "bench",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
                        "AWS_REGION", "eu-west-1",
                        "AWS_ACCESS_KEY_ID", "bench",
                        "AWS_SECRET_ACCESS_KEY", "bench"));
        process = builder.start();
    }

    /** Hands over one event; returns the function's answer. */
    String invoke(byte[] event) throws IOException, InterruptedException {
        Posted answer = runtime.invoke(event);
        if (answer == null) {
            throw new IOException("the function did not answer");
        }
        return answer.body();
    }

    /** Waits until the function asks for its first event: its start is over. */
    void awaitStart() throws InterruptedException, IOException {
        Posted asked = runtime.awaitStart();
        if (asked == null || !asked.body().isEmpty()) {
            throw new IOException("the function did not start: " + asked);
        }
    }

    /** The processor time that the process has taken so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        runtime.close();
    }
}
