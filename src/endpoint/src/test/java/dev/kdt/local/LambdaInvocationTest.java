package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Functions are called by Lambda's API, as the AWS SDK speaks it. */
@EnabledOnOs(OS.LINUX) // AWS's runtime client has native libraries for it alone.
class LambdaInvocationTest extends LambdaFunctionsRig {
    @Test
    void aCallIsAnsweredByTheFunction() {
        InvokeResponse answer = lambda.invoke(invoke ->
                invoke.functionName("shared").logType(LogType.TAIL).payload(SdkBytes.fromUtf8String("{\"a\":1}")));
        assertEquals(200, answer.statusCode());
        assertNull(answer.functionError());
        assertEquals("$LATEST", answer.executedVersion());
        assertEquals("{\"a\":1}", answer.payload().asUtf8String());
        String log = new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8);
        String id = answer.responseMetadata().requestId();
        assertTrue(log.startsWith("START RequestId: " + id + " Version: $LATEST\n"), log);
        assertTrue(log.contains("\ngot {\"a\":1}\n"), log);
        assertEquals(
                "{}",
                lambda.invoke(invoke -> invoke.functionName("shared")).payload().asUtf8String());
    }

    @Test
    void anErrorOfTheFunctionIsToldInTheAnswer() {
        InvokeResponse answer = invoke("shared", "\"throw\"");
        assertEquals(200, answer.statusCode());
        assertEquals("Unhandled", answer.functionError());
        assertTrue(answer.payload().asUtf8String().contains("\"errorMessage\":\"poison\""));
    }

    @Test
    void callsThatAreNoneAreRefused() throws Exception {
        assertThrows(InvalidRequestContentException.class, () -> invoke("shared", "{no json"));
        assertThrows(ResourceNotFoundException.class, () -> invoke("nobody", "{}"));
        assertThrows(
                ResourceNotFoundException.class,
                () -> lambda.invoke(invoke -> invoke.functionName("shared").qualifier("live")));
        LambdaException large =
                assertThrows(LambdaException.class, () -> invoke("shared", "\"" + "x".repeat(6 << 20) + "\""));
        assertEquals(413, large.statusCode());
        assertTrue(
                large.getMessage()
                        .contains("6291458 byte payload is too large for the RequestResponse invocation type (limit"
                                + " 6291456 bytes)"),
                large.getMessage());
        LambdaException event = assertThrows(
                LambdaException.class,
                () -> lambda.invoke(invoke -> invoke.functionName("shared")
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String("\"" + "x".repeat(1 << 20) + "\""))));
        assertEquals(413, event.statusCode());
        assertEquals(
                204,
                lambda.invoke(invoke -> invoke.functionName("shared").invocationType(InvocationType.DRY_RUN))
                        .statusCode());
    }

    @Test
    void anEventIsHandledLater() throws Exception {
        create("later");
        InvokeResponse answer = lambda.invoke(invoke -> invoke.functionName("later")
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String("\"call\"")));
        assertEquals(202, answer.statusCode());
        endpoint.settle();
        assertEquals("2", invoke("later", "\"call\"").payload().asUtf8String());
    }

    @Test
    void callsBeyondReservedConcurrencyAreThrottled() throws Exception {
        create("reserved");
        lambda.putFunctionConcurrency(put -> put.functionName("reserved").reservedConcurrentExecutions(0));
        assertEquals(
                0,
                lambda.getFunction(get -> get.functionName("reserved"))
                        .concurrency()
                        .reservedConcurrentExecutions());
        TooManyRequestsException throttled =
                assertThrows(TooManyRequestsException.class, () -> invoke("reserved", "1"));
        assertEquals(429, throttled.statusCode());
        lambda.deleteFunctionConcurrency(delete -> delete.functionName("reserved"));
        assertNull(lambda.getFunctionConcurrency(get -> get.functionName("reserved"))
                .reservedConcurrentExecutions());
        assertEquals("1", invoke("reserved", "1").payload().asUtf8String());
    }
}
