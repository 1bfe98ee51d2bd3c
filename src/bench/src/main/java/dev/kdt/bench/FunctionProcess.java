package dev.kdt.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * A function in a process of its own, run by Lambda's runtime interface client against a Runtime API that is served here ("AWS
 * Lambda Developer Guide, Using the Lambda runtime API"), with the Java flags of the managed runtime.
 */
final class FunctionProcess implements AutoCloseable {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<byte[]> events = new SynchronousQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer api;
    private final Process process;
    private int invocations;

    /**
     * A started function.
     *
     * @param classPath jars and folders, those of the client among them
     * @param compilerLevel the highest level of tiered compilation
     */
    FunctionProcess(
            String handler, List<Path> classPath, Path folder, int compilerLevel, Map<String, String> environment)
            throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.setExecutor(threads);
        api.createContext("/2018-06-01/runtime/", this::serve);
        api.start();
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
                        "AWS_LAMBDA_RUNTIME_API",
                                "127.0.0.1:" + api.getAddress().getPort(),
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
        if (!events.offer(event, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("the function asked for no event");
        }
        String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
            throw new IOException("the function did not answer");
        }
        return answer;
    }

    /** Waits until the function asks for its first event: its start is over. */
    void awaitStart() throws InterruptedException, IOException {
        String asked = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!"ready".equals(asked)) {
            throw new IOException("the function did not start: " + asked);
        }
    }

    /** The processor time that the process has taken so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/next")) {
                if (invocations == 0) {
                    answers.add("ready");
                }
                byte[] event = events.take();
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "bench-" + invocations++);
                exchange.getResponseHeaders()
                        .add("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + 60_000));
                exchange.getResponseHeaders()
                        .add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:0:function:bench");
                exchange.sendResponseHeaders(200, event.length);
                exchange.getResponseBody().write(event);
            } else {
                answers.add(new String(body, StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(202, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        api.stop(0);
        threads.shutdownNow();
    }
}
