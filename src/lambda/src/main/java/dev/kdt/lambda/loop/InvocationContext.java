package dev.kdt.lambda.loop;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of an invocation that a handler may ask for. */
final class InvocationContext implements Context {
    private final RuntimeCalls.Invocation invocation;
    private final Map<String, String> environment;
    private final PrintStream log;

    InvocationContext(RuntimeCalls.Invocation invocation, Map<String, String> environment, PrintStream log) {
        this.invocation = invocation;
        this.environment = environment;
        this.log = log;
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    @Override
    public String getAwsRequestId() {
        return invocation.requestId();
    }

    @Override
    public String getLogGroupName() {
        return variable("AWS_LAMBDA_LOG_GROUP_NAME");
    }

    @Override
    public String getLogStreamName() {
        return variable("AWS_LAMBDA_LOG_STREAM_NAME");
    }

    @Override
    public String getFunctionName() {
        return variable("AWS_LAMBDA_FUNCTION_NAME");
    }

    @Override
    public String getFunctionVersion() {
        return variable("AWS_LAMBDA_FUNCTION_VERSION");
    }

    @Override
    public String getInvokedFunctionArn() {
        return invocation.functionArn();
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return Math.clamp(invocation.deadline() - System.currentTimeMillis(), 0, Integer.MAX_VALUE);
    }

    @Override
    public int getMemoryLimitInMB() {
        String memory = variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE");
        return memory.isEmpty() ? 0 : Integer.parseInt(memory);
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                log.println(message);
            }

            @Override
            public void log(byte[] message) {
                log.println(new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}
