package dev.kdt.process;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a handler as Lambda does, and hands it one event. Runs with a package's classes, and so uses the JDK's only. */
final class FunctionDriver {
    private FunctionDriver() {}

    /** @param args the handler's class, a file with the event, a file for the answer */
    public static void main(String[] args) throws Exception {
        Object handler = Class.forName(args[0]).getConstructor().newInstance();
        try (InputStream event = Files.newInputStream(Path.of(args[1]));
                OutputStream answer = Files.newOutputStream(Path.of(args[2]))) {
            ((RequestStreamHandler) handler).handleRequest(event, answer, context());
        }
    }

    /** An invocation that has a minute left. A proxy, since this class has to stand alone. */
    private static Context context() {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (_, method, _) -> switch (method.getName()) {
                    case "getRemainingTimeInMillis" -> 60_000;
                    case "getAwsRequestId" -> "1";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
