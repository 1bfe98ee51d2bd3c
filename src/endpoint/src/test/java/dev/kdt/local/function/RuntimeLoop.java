package dev.kdt.local.function;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The Runtime API as a program of tests speaks it. */
public final class RuntimeLoop {
    private static final String API = "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/";

    private RuntimeLoop() {}

    /** Handles an event. */
    @FunctionalInterface
    public interface Handler {
        String handle(String event) throws Exception;
    }

    /** Answers each event with what {@code handler} makes of it. */
    public static void run(Handler handler) throws Exception {
        while (true) {
            HttpURLConnection next = open("invocation/next");
            String event = text(next);
            String id = next.getHeaderField("Lambda-Runtime-Aws-Request-Id");
            post("invocation/" + id + "/response", handler.handle(event));
        }
    }

    static HttpURLConnection open(String path) throws IOException {
        return (HttpURLConnection) URI.create(API + path).toURL().openConnection();
    }

    static String text(HttpURLConnection answer) throws IOException {
        return new String(answer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Returns the status of the answer. */
    static int post(String path, String body) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return connection.getResponseCode();
    }
}
