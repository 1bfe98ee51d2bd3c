package dev.kdt.local.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.option.Throttling;
import dev.kdt.endpoint.option.VirtualClock;
import dev.kdt.local.EndpointClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;

/** With the service's limits, operations are refused when they are called too often. */
class CallRatesTest {
    private static final int MORE_THAN_ANY = 1_100;

    /** Kinesis Data Streams, "Quotas and limits": so many calls a second of most operations. */
    private static final int USUAL_RATE = 5;

    /** Calls a second, or a day, of the others. */
    private static final Map<String, Integer> OTHER_RATES = Map.of(
            "DescribeLimits", 1,
            "DescribeStream", 10,
            "DescribeStreamConsumer", 20,
            "DescribeStreamSummary", 20,
            "ListShards", 1_000,
            "StartStreamEncryption", 25,
            "StopStreamEncryption", 25,
            "UpdateShardCount", 10,
            "UpdateStreamMode", 2);

    private static final Set<String> LIMITED_BY_SHARD = Set.of("PutRecord", "PutRecords", "GetRecords");

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-04T05:06:07Z"));

    @ParameterizedTest
    @EnumSource
    void everyOperationHasItsRate(WireClient.Wire wire, @TempDir Path data) throws Exception {
        System.setProperty("aws.cborEnabled", String.valueOf(wire == WireClient.Wire.CBOR));
        Map<String, Integer> admitted = new TreeMap<>();
        try (Endpoint endpoint = start(data);
                KinesisClient client = EndpointClients.kinesis(endpoint.uri())) {
            for (ModelOperation operation : ModelOperation.all()) {
                if (!LIMITED_BY_SHARD.contains(operation.name())) {
                    admitted.put(operation.name(), admitted(client, operation));
                }
            }
        } finally {
            System.clearProperty("aws.cborEnabled");
        }
        Map<String, Integer> expected = new TreeMap<>(OTHER_RATES);
        admitted.keySet().forEach(operation -> expected.putIfAbsent(operation, USUAL_RATE));
        assertEquals(expected, admitted);
    }

    @Test
    void afterAWhileItMayBeCalledAgain(@TempDir Path data) throws Exception {
        try (Endpoint endpoint = start(data);
                KinesisClient client = EndpointClients.kinesis(endpoint.uri())) {
            ModelOperation limits = operation("DescribeLimits");
            assertNull(limits.refusal(client));
            assertEquals(
                    "Rate exceeded for account 000000000000.",
                    Objects.requireNonNull(limits.refusal(client))
                            .awsErrorDetails()
                            .errorMessage());
            clock.advance(Duration.ofSeconds(1));
            assertNull(limits.refusal(client));
            ModelOperation scale = operation("UpdateShardCount");
            assertEquals(10, admitted(client, scale));
            clock.advance(Duration.ofHours(23));
            assertEquals(0, admitted(client, scale));
            clock.advance(Duration.ofHours(1));
            assertEquals(10, admitted(client, scale));
        }
    }

    @Test
    void noMoreThanFiveStreamsAreMadeAtATime(@TempDir Path data) throws Exception {
        try (Endpoint endpoint = Endpoint.start(options(data).withTransition(Duration.ofSeconds(30)));
                KinesisClient client = EndpointClients.kinesis(endpoint.uri())) {
            for (int i = 0; i < 5; i++) {
                create(client, "s" + i);
                clock.advance(Duration.ofSeconds(1));
            }
            assertEquals(LimitExceededException.class, create(client, "one-more"));
            clock.advance(Duration.ofSeconds(30));
            assertNull(create(client, "one-more"));
        }
    }

    private static @Nullable Class<?> create(KinesisClient client, String name) {
        try {
            client.createStream(r -> r.streamName(name).shardCount(1));
            return null;
        } catch (AwsServiceException e) {
            return e.getClass();
        }
    }

    /** How many calls are let through before one is refused for its rate. */
    private static int admitted(KinesisClient client, ModelOperation operation) throws ReflectiveOperationException {
        for (int calls = 0; calls < MORE_THAN_ANY; calls++) {
            AwsServiceException refused = operation.refusal(client);
            if (refused != null && refused.awsErrorDetails().errorMessage().startsWith("Rate exceeded for ")) {
                return calls;
            }
        }
        throw new AssertionError(operation.name() + " can be called without end");
    }

    private static ModelOperation operation(String name) {
        return ModelOperation.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private EndpointOptions options(Path data) {
        return EndpointOptions.in(data)
                .withClock(clock)
                .withTransition(Duration.ZERO)
                .withLimits(Throttling.SERVICE);
    }

    private Endpoint start(Path data) throws Exception {
        return Endpoint.start(options(data));
    }
}
