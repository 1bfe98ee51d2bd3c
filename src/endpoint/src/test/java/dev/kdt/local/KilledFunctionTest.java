package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.kdt.local.function.FunctionRig;
import dev.kdt.local.function.SampleHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** The endpoint is killed while a function's process runs and an event waits. */
@EnabledOnOs(OS.LINUX) // AWS's runtime client has native libraries for it alone.
class KilledFunctionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    @Test
    void theProcessEndsAndTheEventIsHandledByTheNextEndpoint() throws Exception {
        EndpointProcess first = EndpointProcess.start(data, List.of());
        ProcessHandle process;
        try (LambdaClient lambda = FunctionRig.client(first.uri())) {
            SdkBytes zip = SdkBytes.fromByteArray(FunctionRig.zipOf(SampleHandler.class));
            lambda.createFunction(create -> create.functionName("sample")
                    .runtime("java25")
                    .role("arn:aws:iam::000000000000:role/any")
                    .handler(SampleHandler.class.getName())
                    .timeout(60)
                    .code(code -> code.zipFile(zip)));
            assertEquals("1", call(lambda, "\"call\""));
            process = ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(data.resolve("lambda/sample/environments/1/process"))
                                    .getFirst()))
                    .orElseThrow();
            lambda.putFunctionConcurrency(put -> put.functionName("sample").reservedConcurrentExecutions(0));
            lambda.invoke(invoke -> invoke.functionName("sample")
                    .invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromUtf8String("\"acknowledged\"")));
        } finally {
            first.kill();
        }
        process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS); // Its Runtime API is gone.
        EndpointProcess second = EndpointProcess.start(data, List.of());
        try (LambdaClient lambda = FunctionRig.client(second.uri())) {
            lambda.deleteFunctionConcurrency(delete -> delete.functionName("sample"));
            awaitLog("got \"acknowledged\"");
            assertNotEquals("0", call(lambda, "\"call\""));
        } finally {
            second.kill();
        }
    }

    private static String call(LambdaClient lambda, String event) {
        return lambda.invoke(invoke -> invoke.functionName("sample").payload(SdkBytes.fromUtf8String(event)))
                .payload()
                .asUtf8String();
    }

    private void awaitLog(String line) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!log().contains(line)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not in the log: " + line + "\n" + log());
            }
            Thread.sleep(20);
        }
    }

    private String log() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(data.resolve("lambda/sample"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".log")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
