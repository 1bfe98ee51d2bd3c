package dev.kdt.local.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.fault.FaultRule;
import dev.kdt.local.EndpointClients;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * Every error that the service's model lists for an operation can be had on demand, and is the same exception to the AWS SDK, in
 * both protocols.
 */
class ListedErrorsTest {
    @ParameterizedTest
    @EnumSource
    void everyListedErrorCanBeHad(WireClient.Wire wire, @TempDir Path data) throws Exception {
        System.setProperty("aws.cborEnabled", String.valueOf(wire == WireClient.Wire.CBOR));
        int errors = 0;
        try (Endpoint endpoint = Endpoint.start(EndpointOptions.in(data));
                KinesisClient client = EndpointClients.kinesis(endpoint.uri())) {
            for (ModelOperation operation : ModelOperation.all()) {
                for (Class<?> error : operation.errors()) {
                    endpoint.faults().clear();
                    endpoint.faults()
                            .add(List.of(FaultRule.parse(
                                    "refuse op=" + operation.name() + " code=" + code(error.getSimpleName()))));
                    AwsServiceException refused = Objects.requireNonNull(operation.refusal(client));
                    assertEquals(error, refused.getClass(), operation.name());
                    assertEquals(status(error), refused.statusCode());
                    errors++;
                }
            }
        } finally {
            System.clearProperty("aws.cborEnabled");
        }
        assertTrue(errors > 150, "the model lists more than " + errors);
    }

    /** The SDK has it in its asynchronous client only, which lists no exceptions: these are the model's. */
    @ParameterizedTest
    @EnumSource
    void soCanThoseOfSubscribeToShard(WireClient.Wire wire, @TempDir Path data) throws Exception {
        JsonNode request = ContractEndpoint.JSON.readTree("{\"ConsumerARN\":\"" + ModelOperation.ARN
                + "/consumer/c:1\",\"ShardId\":\"0\",\"StartingPosition\":{\"Type\":\"LATEST\"}}");
        try (Endpoint endpoint = Endpoint.start(EndpointOptions.in(data));
                WireClient client = new WireClient(endpoint.uri(), wire)) {
            for (String error : List.of(
                    "AccessDeniedException",
                    "InvalidArgumentException",
                    "LimitExceededException",
                    "ResourceInUseException",
                    "ResourceNotFoundException")) {
                endpoint.faults().clear();
                endpoint.faults().add(List.of(FaultRule.parse("refuse op=SubscribeToShard code=" + error)));
                WireClient.Answer answer = client.call("SubscribeToShard", request);
                assertEquals(400, answer.status());
                assertEquals(error, answer.body().path("__type").textValue());
            }
        }
    }

    /** An error's name on the wire. */
    private static String code(String exception) {
        return exception.equals("KmsOptInRequiredException")
                ? "KMSOptInRequired"
                : exception.replaceFirst("^Kms", "KMS");
    }

    private static int status(Class<?> error) {
        return error.getSimpleName().equals("InternalFailureException") ? 500 : 400;
    }
}
