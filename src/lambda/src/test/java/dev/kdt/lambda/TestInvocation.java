package dev.kdt.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kdt.aws.AwsSettings;
import dev.kdt.flow.Sleeper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Invocations of a function, as Lambda makes them, with a time that they have left. */
final class TestInvocation {
    /** A deadline that never comes. */
    static final Sleeper FOREVER = time -> new CountDownLatch(1).await();

    private TestInvocation() {}

    static FunctionEnvironment environment(
            Map<String, String> variables, AwsSettings aws, Consumer<String> log, Sleeper deadline) {
        return new FunctionEnvironment(variables, aws, log, InstantSource.system(), deadline);
    }

    /** Hands an event over, and returns the answer. */
    static String of(RequestStreamHandler handler, String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                answer,
                lasting(Duration.ofMinutes(1)));
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static Context lasting(Duration time) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getAwsRequestId" -> "request-1";
                    case "getRemainingTimeInMillis" -> (int) time.toMillis();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
