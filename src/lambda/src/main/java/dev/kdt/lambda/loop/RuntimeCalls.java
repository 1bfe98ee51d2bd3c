package dev.kdt.lambda.loop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The calls of Lambda's Runtime API. */
final class RuntimeCalls {
    private static final String VERSION = "/2018-06-01/runtime/";

    private final URI base;

    /**
     * An event that is to be handled.
     *
     * @param deadline milliseconds since the epoch
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares events.
    record Invocation(String requestId, long deadline, String functionArn, byte[] event) {}

    private RuntimeCalls(URI base) {
        this.base = base;
    }

    /** @param address host and port, as {@code AWS_LAMBDA_RUNTIME_API} has it */
    static RuntimeCalls at(@Nullable String address) {
        if (address == null) {
            throw new IllegalStateException("AWS_LAMBDA_RUNTIME_API is not set: Lambda starts this program");
        }
        return new RuntimeCalls(URI.create("http://" + address + VERSION));
    }

    /** Waits for the next event, as long as it takes. */
    Invocation next() throws IOException {
        HttpURLConnection call = open("invocation/next");
        try (InputStream in = call.getInputStream()) {
            return new Invocation(
                    header(call, "Lambda-Runtime-Aws-Request-Id"),
                    Long.parseLong(header(call, "Lambda-Runtime-Deadline-Ms")),
                    header(call, "Lambda-Runtime-Invoked-Function-Arn"),
                    in.readAllBytes());
        } catch (NumberFormatException e) {
            throw new IOException("the next event has no deadline: " + e.getMessage(), e);
        }
    }

    /** Answers an event; returns the HTTP status. */
    int response(String requestId, byte[] answer) throws IOException {
        return post("invocation/" + requestId + "/response", answer, null);
    }

    /** Says that an event could not be handled; returns the HTTP status. */
    int error(String requestId, Throwable why) throws IOException {
        return post("invocation/" + requestId + "/error", json(why), "Unhandled");
    }

    /** Says that the function could not be made; returns the HTTP status. */
    int initError(Throwable why) throws IOException {
        return post("init/error", json(why), "Unhandled");
    }

    private HttpURLConnection open(String path) throws IOException {
        return (HttpURLConnection) base.resolve(path).toURL().openConnection();
    }

    private static String header(HttpURLConnection call, String name) throws IOException {
        String value = call.getHeaderField(name);
        if (value == null) {
            throw new IOException("the next event has no header " + name);
        }
        return value;
    }

    private int post(String path, byte[] body, @Nullable String errorType) throws IOException {
        HttpURLConnection call = open(path);
        call.setRequestMethod("POST");
        call.setDoOutput(true);
        call.setFixedLengthStreamingMode(body.length);
        call.setRequestProperty("Content-Type", "application/json");
        if (errorType != null) {
            call.setRequestProperty("Lambda-Runtime-Function-Error-Type", errorType);
        }
        try (OutputStream out = call.getOutputStream()) {
            out.write(body);
        }
        int status = call.getResponseCode();
        try (InputStream in = call.getErrorStream() == null ? call.getInputStream() : call.getErrorStream()) {
            in.readAllBytes(); // So that the connection is used again.
        }
        return status;
    }

    private static byte[] json(Throwable why) {
        String message = why.getMessage() == null ? why.toString() : why.getMessage();
        return ("{\"errorMessage\":" + quoted(message) + ",\"errorType\":"
                        + quoted(why.getClass().getName()) + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
