package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.SocketException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;

/** What of the SDK's messages reaches users: what went wrong, and nothing of the SDK itself. */
class SdkFaultsTest {
    private static final String SUBJECT = "stream 'orders'";
    private static final String PLACE = "eu-west-1";

    private static SdkException service(int status, String code, @Nullable String message) {
        return (SdkException) KinesisException.builder()
                .statusCode(status)
                .requestId("8d1f")
                .numAttempts(1)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("Kinesis")
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    @Test
    void aServiceSaysItsCodeAndItsMessage() {
        SdkException fault = service(400, "LimitExceededException", "Too many.");
        assertEquals(
                "stream 'orders' in eu-west-1: LimitExceededException: Too many.",
                SdkFaults.words(SUBJECT, PLACE, fault));
    }

    @Test
    void anErrorWithoutAMessageIsNotCalledNull() {
        assertEquals(
                "stream 'orders' in eu-west-1: LimitExceededException: HTTP 400 without a message",
                SdkFaults.words(SUBJECT, PLACE, service(400, "LimitExceededException", null)));
    }

    /** Support asks for the id of a request that failed inside the service. */
    @Test
    void theRequestIsNamedWhereTheServiceIsAtFault() throws Exception {
        assertEquals(
                "stream 'orders' in eu-west-1: InternalFailure: Failed. (request id 8d1f)",
                SdkFaults.explain(SUBJECT, PLACE, service(500, "InternalFailure", "Failed."))
                        .getMessage());
        assertEquals(
                "stream 'orders' in eu-west-1: LimitExceededException: Too many.",
                SdkFaults.explain(SUBJECT, PLACE, service(400, "LimitExceededException", "Too many."))
                        .getMessage());
    }

    @Test
    void aConnectionThatBrokeIsCalledThat() {
        SdkException fault = SdkClientException.builder()
                .message("Unable to execute HTTP request: Connection reset")
                .numAttempts(1)
                .cause(new SocketException("Connection reset"))
                .build();
        assertEquals(
                "stream 'orders': the connection to eu-west-1 broke: Connection reset",
                SdkFaults.words(SUBJECT, PLACE, fault));
    }

    @ParameterizedTest
    @CsvSource({
        "Unable to execute HTTP request: Timeout waiting (SDK Attempt Count: 3), Timeout waiting",
        "'Odd (Service: Kinesis, Status Code: 400, Request ID: null) (SDK Attempt Count: 1)', Odd",
        "Plain (as it is), Plain (as it is)"
    })
    void whatTheSdkAddsIsLeftOut(String message, String plain) {
        SdkException fault = SdkClientException.create(message);
        assertEquals("stream 'orders': " + plain, SdkFaults.words(SUBJECT, PLACE, fault));
        assertEquals("s3: " + plain, SdkFaults.objectWords("s3", fault));
    }

    @Test
    void aRecordThatWasNotTakenIsExplainedByWhatTheServiceSays() {
        assertEquals("InternalFailure: try later", SdkFaults.ofRecord("InternalFailure", "try later"));
        assertEquals("InternalFailure", SdkFaults.ofRecord("InternalFailure", null));
        assertEquals("InternalFailure", SdkFaults.ofRecord("InternalFailure", ""));
    }
}
