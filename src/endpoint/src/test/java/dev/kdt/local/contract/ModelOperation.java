package dev.kdt.local.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

/** An operation of the service's model, as the SDK's synchronous client has it. */
record ModelOperation(Method method) {
    static final String ARN = ContractEndpoint.ARN + "s";

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

    /** All that the endpoint serves, by name; SubscribeToShard is in the asynchronous client only. */
    static List<ModelOperation> all() {
        return Arrays.stream(KinesisClient.class.getMethods())
                .filter(method -> method.getParameterCount() == 1
                        && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                        && !method.getName().endsWith("Paginator")
                        && !SdkOperations.NOT_SERVED.contains(SdkOperations.nameOf(method)))
                .sorted(Comparator.comparing(Method::getName))
                .map(ModelOperation::new)
                .toList();
    }

    /** Its name on the wire. */
    String name() {
        return SdkOperations.nameOf(method);
    }

    /** The errors that the model lists for it. */
    Set<Class<?>> errors() {
        return Arrays.stream(method.getExceptionTypes())
                .filter(each -> KinesisException.class.isAssignableFrom(each) && each != KinesisException.class)
                .collect(Collectors.toSet());
    }

    /** Calls it with all that it requires; null when it is not refused. */
    @Nullable
    AwsServiceException refusal(KinesisClient client) throws ReflectiveOperationException {
        try {
            method.invoke(client, request(method.getParameterTypes()[0]));
            return null;
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
}
