package dev.kdt.lambda.loop;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a handler of streams by Lambda's Runtime API ("AWS Lambda Developer Guide, Using the Lambda runtime API"), on machines that
 * AWS's own client has no native code for, such as those with macOS. Ends when the API is gone.
 */
public final class RuntimeLoop {
    private static final int SUCCESS = 2;
    private static final String METHOD = "::handleRequest";

    private final Map<String, String> environment;
    private final PrintStream log;
    private final RuntimeCalls api;

    private RuntimeLoop(Map<String, String> environment, PrintStream log) {
        this.environment = environment;
        this.log = log;
        this.api = RuntimeCalls.at(environment.get("AWS_LAMBDA_RUNTIME_API"));
    }

    /**
     * Starts it.
     *
     * @param arguments the handler's class, as the function's configuration names it
     */
    public static void main(String[] arguments) {
        new RuntimeLoop(System.getenv(), System.out).run(arguments[0]);
        System.exit(1);
    }

    /** Returns when no more events can be had. */
    private void run(String handler) {
        try {
            RequestStreamHandler made;
            try {
                made = made(handler);
            } catch (Exception | LinkageError e) {
                api.initError(e);
                return;
            }
            handleEvents(made);
        } catch (IOException e) {
            log.println("no more events can be had from the Runtime API: " + e);
        }
    }

    private static RequestStreamHandler made(String handler) throws Exception {
        String type = handler.endsWith(METHOD) ? handler.substring(0, handler.length() - METHOD.length()) : handler;
        try {
            Object made = Class.forName(type).getConstructor().newInstance();
            if (made instanceof RequestStreamHandler streams) {
                return streams;
            }
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        throw new IllegalArgumentException("the handler " + handler
                + " is no RequestStreamHandler, and others cannot be run here: AWS's runtime client has no native code"
                + " for this machine");
    }

    private void handleEvents(RequestStreamHandler handler) throws IOException {
        while (true) {
            RuntimeCalls.Invocation invocation = api.next();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            Throwable failure = failure(handler, invocation, answer);
            int status = failure == null
                    ? api.response(invocation.requestId(), answer.toByteArray())
                    : api.error(invocation.requestId(), failure);
            if (status / 100 != SUCCESS) {
                log.println("the Runtime API refused the answer with HTTP " + status);
            }
        }
    }

    /** Has an event handled; returns why it could not be, or null. */
    private @Nullable Throwable failure(
            RequestStreamHandler handler, RuntimeCalls.Invocation invocation, OutputStream answer) {
        InvocationContext context = new InvocationContext(invocation, environment, log);
        try {
            handler.handleRequest(new ByteArrayInputStream(invocation.event()), answer, context);
            return null;
        } catch (Exception | LinkageError e) {
            return e;
        }
    }
}
