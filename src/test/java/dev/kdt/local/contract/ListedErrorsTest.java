package dev.kdt.local.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.local.Endpoint;
import dev.kdt.local.EndpointClients;
import dev.kdt.local.EndpointOptions;
import dev.kdt.local.fault.FaultRule;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.MinimumThroughputBillingCommitmentInput;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.StreamModeDetails;

/**
 * Every error that the service's model lists for an operation can be had on demand, and is the same exception to the AWS SDK, in
 * both protocols.
 */
class ListedErrorsTest {
    private static final String ARN = ContractEndpoint.ARN + "s";

    /** What operations require, by the names of the builders' methods. */
    private static final Map<String, Object> REQUIRED = Map.ofEntries(
            Map.entry("streamName", "s"),
            Map.entry("streamARN", ARN),
            Map.entry("resourceARN", ARN),
            Map.entry("consumerName", "c"),
            Map.entry("tags", Map.of("a", "b")),
            Map.entry("tagKeys", List.of("a")),
            Map.entry("retentionPeriodHours", 24),
            Map.entry("shardLevelMetricsWithStrings", List.of("ALL")),
            Map.entry("shardIterator", "AAAA"),
            Map.entry("shardId", "0"),
            Map.entry("shardIteratorType", "LATEST"),
            Map.entry("shardToMerge", "0"),
            Map.entry("adjacentShardToMerge", "1"),
            Map.entry("shardToSplit", "0"),
            Map.entry("newStartingHashKey", "2"),
            Map.entry("policy", "{}"),
            Map.entry("encryptionType", "KMS"),
            Map.entry("keyId", "k"),
            Map.entry("maxRecordSizeInKiB", 2048),
            Map.entry("targetShardCount", 2),
            Map.entry("scalingType", "UNIFORM_SCALING"),
            Map.entry("warmThroughputMiBps", 1),
            Map.entry(
                    "streamModeDetails",
                    StreamModeDetails.builder().streamMode("ON_DEMAND").build()),
            Map.entry(
                    "minimumThroughputBillingCommitment",
                    MinimumThroughputBillingCommitmentInput.builder()
                            .status("ENABLED")
                            .build()));

    @ParameterizedTest
    @EnumSource
    void everyListedErrorCanBeHad(WireClient.Wire wire, @TempDir Path data) throws Exception {
        System.setProperty("aws.cborEnabled", String.valueOf(wire == WireClient.Wire.CBOR));
        int errors = 0;
        try (Endpoint endpoint = Endpoint.start(EndpointOptions.in(data));
                KinesisClient client = EndpointClients.kinesis(endpoint.uri())) {
            for (Method operation : operations()) {
                for (Class<?> error : listed(operation)) {
                    endpoint.faults().clear();
                    endpoint.faults().add(List.of(rule(operation, error)));
                    AwsServiceException refused = refusal(client, operation);
                    assertEquals(error, refused.getClass(), operation.getName());
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
        JsonNode request = ContractEndpoint.JSON.readTree("{\"ConsumerARN\":\"" + ARN
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

    private static FaultRule rule(Method operation, Class<?> error) {
        String name = operation.getName();
        String code = code(error.getSimpleName());
        return FaultRule.parse(
                "refuse op=" + Character.toUpperCase(name.charAt(0)) + name.substring(1) + " code=" + code);
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

    /** Calls the operation with all that it requires. */
    private static AwsServiceException refusal(KinesisClient client, Method operation)
            throws ReflectiveOperationException {
        try {
            Object answer = operation.invoke(client, request(operation.getParameterTypes()[0]));
            throw new AssertionError(operation.getName() + " was not refused: " + answer);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof AwsServiceException refused) {
                return refused;
            }
            throw e;
        }
    }

    private static Object request(Class<?> type) throws ReflectiveOperationException {
        if (type == PutRecordRequest.class) {
            return PutRecordRequest.builder()
                    .streamName("s")
                    .partitionKey("k")
                    .data(SdkBytes.fromUtf8String("x"))
                    .build();
        }
        if (type == PutRecordsRequest.class) {
            return PutRecordsRequest.builder()
                    .streamName("s")
                    .records(PutRecordsRequestEntry.builder()
                            .partitionKey("k")
                            .data(SdkBytes.fromUtf8String("x"))
                            .build())
                    .build();
        }
        Object builder = type.getMethod("builder").invoke(null);
        Class<?> builderType = Class.forName(type.getName() + "$Builder");
        for (Method method : builderType.getMethods()) {
            Object value = REQUIRED.get(method.getName());
            if (value != null && method.getParameterCount() == 1 && fits(method.getParameterTypes()[0], value)) {
                method.invoke(builder, value);
            }
        }
        return builderType.getMethod("build").invoke(builder);
    }

    private static boolean fits(Class<?> parameter, Object value) {
        return parameter.isInstance(value);
    }

    private static List<Method> operations() {
        return Arrays.stream(KinesisClient.class.getMethods())
                .filter(method -> method.getParameterCount() == 1
                        && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                        && !method.getName().endsWith("Paginator"))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static Set<Class<?>> listed(Method operation) {
        return Arrays.stream(operation.getExceptionTypes())
                .filter(each -> KinesisException.class.isAssignableFrom(each) && each != KinesisException.class)
                .collect(Collectors.toSet());
    }
}
