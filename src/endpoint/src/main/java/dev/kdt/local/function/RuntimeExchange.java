package dev.kdt.local.function;

import dev.kdt.record.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One process's Runtime API over HTTP: AWS Lambda Developer Guide, "Using the Lambda runtime API". */
final class RuntimeExchange {
    private static final Pattern INVOCATION =
            Pattern.compile("/2018-06-01/runtime/invocation/([^/]+)/(response|error)");
    private static final String NEXT = "/2018-06-01/runtime/invocation/next";
    private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";
    private static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";

    private final RuntimeApi api;
    private final String arn;
    private final String address;

    /**
     * @param arn of the function
     * @param address host and port, as requests must name them
     */
    RuntimeExchange(RuntimeApi api, String arn, String address) {
        this.api = api;
        this.arn = arn;
        this.address = address;
    }

    void serve(Request request, Response response, Callback callback) throws IOException {
        String path = request.getHttpURI().getPath();
        Matcher invocation = INVOCATION.matcher(path);
        boolean isPost = request.getMethod().equals("POST");
        if (isOfBrowser(request)) {
            refuse(response, callback, 403, "Forbidden", "The Runtime API is the function's own");
        } else if (path.equals(NEXT) && request.getMethod().equals("GET")) {
            next(response, callback);
        } else if (path.equals(INIT_ERROR) && isPost) {
            byte[] error = FunctionError.reported(body(request), header(request, ERROR_TYPE));
            api.end(new RuntimeSignal.InitFailed(error));
            accept(response, callback);
        } else if (invocation.matches() && isPost) {
            boolean isAnswer = invocation.group(2).equals("response");
            tell(
                    isAnswer ? answer(request, invocation.group(1)) : fail(request, invocation.group(1)),
                    response,
                    callback);
        } else {
            refuse(response, callback, 404, "NotFound", "There is no " + request.getMethod() + " " + path);
        }
    }

    /** Requests of programs name the address that they were told, and come from no page. */
    private boolean isOfBrowser(Request request) {
        return request.getHeaders().contains(HttpHeader.ORIGIN)
                || request.getHeaders().contains("Sec-Fetch-Site")
                || !address.equals(header(request, "Host"));
    }

    private void next(Response response, Callback callback) {
        RuntimeApi.Handover event;
        try {
            event = api.next();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            callback.failed(e);
            return;
        }
        if (event == null) {
            refuse(response, callback, 403, "InvalidStateTransition", "No event is due to this request");
            return;
        }
        response.getHeaders()
                .put("Lambda-Runtime-Aws-Request-Id", event.call().requestId())
                .put("Lambda-Runtime-Deadline-Ms", Long.toString(event.deadlineMillis()))
                .put("Lambda-Runtime-Invoked-Function-Arn", arn)
                .put("Lambda-Runtime-Trace-Id", trace(event.call().requestId(), event.deadlineMillis()));
        if (!event.call().clientContext().isEmpty()) {
            response.getHeaders()
                    .put("Lambda-Runtime-Client-Context", event.call().clientContext());
        }
        send(response, callback, 200, event.call().event());
    }

    /** AWS X-Ray Developer Guide, "Tracing header". Nothing is sampled here. */
    private static String trace(String requestId, long millis) {
        String hex = requestId.replace("-", "") + "0".repeat(32);
        return "Root=1-%08x-%s;Parent=%s;Sampled=0"
                .formatted(millis / 1000, hex.substring(0, 24), hex.substring(8, 24));
    }

    private RuntimeApi.Verdict answer(Request request, String id) throws IOException {
        return api.answer(id, bounded(request));
    }

    private RuntimeApi.Verdict fail(Request request, String id) throws IOException {
        return api.fail(id, FunctionError.reported(body(request), header(request, ERROR_TYPE)));
    }

    private static byte[] body(Request request) throws IOException {
        byte[] body = bounded(request);
        return body == null ? "the report is too large".getBytes(StandardCharsets.UTF_8) : body;
    }

    /** The body; null when it is larger than an answer may be. What is over is read and thrown away, so that the answer is read. */
    private static byte @Nullable [] bounded(Request request) throws IOException {
        int most = Limits.LAMBDA_ANSWER_BYTES;
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(most + 1);
            in.transferTo(OutputStream.nullOutputStream());
            return body.length > most ? null : body;
        }
    }

    private static void tell(RuntimeApi.Verdict verdict, Response response, Callback callback) {
        switch (verdict) {
            case ACCEPTED -> accept(response, callback);
            case UNKNOWN_ID -> refuse(response, callback, 400, "InvalidRequestID", "Invalid request ID");
            case TOO_LARGE ->
                refuse(
                        response,
                        callback,
                        413,
                        "RequestEntityTooLarge",
                        "Exceeded maximum allowed payload size (" + Limits.LAMBDA_ANSWER_BYTES + " bytes).");
        }
    }

    private static void accept(Response response, Callback callback) {
        send(response, callback, 202, "{\"status\":\"OK\"}\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static void refuse(Response response, Callback callback, int status, String type, String message) {
        send(response, callback, status, FunctionError.json(type, message));
    }

    private static void send(Response response, Callback callback, int status, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static String header(Request request, String name) {
        String value = request.getHeaders().get(name);
        return value == null ? "" : value;
    }
}
