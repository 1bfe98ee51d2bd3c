package dev.kdt.cli.deployment;

import com.amazonaws.services.lambda.runtime.Context;
import dev.kdt.lambda.KinesisHandler;
import java.lang.reflect.Proxy;

/** The main class of a process that runs a function once, as Lambda does: with its environment, and an event on stdin. */
final class FunctionRun {
    private static final int MINUTE = 60_000;

    private FunctionRun() {}

    public static void main(String[] args) throws Exception {
        Context context = (Context) Proxy.newProxyInstance(
                FunctionRun.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, given) -> method.getReturnType() == int.class
                        ? MINUTE
                        : method.getReturnType() == String.class ? "1" : null);
        new KinesisHandler().handleRequest(System.in, System.out, context);
    }
}
