package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.option.ShardQuota;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ScalingType;

/** The number of open shards is limited by the region of the request. */
class ShardQuotaTest {
    @TempDir
    private Path data;

    @Test
    void isThatOfAwsInEachRegion() throws IOException {
        EndpointOptions options = EndpointOptions.in(data);
        try (Endpoint endpoint = Endpoint.start(options)) {
            assertEquals(20_000, told(endpoint, Region.US_EAST_1));
            assertEquals(20_000, told(endpoint, Region.US_WEST_2));
            assertEquals(20_000, told(endpoint, Region.EU_WEST_1));
            assertEquals(6_000, told(endpoint, Region.EU_CENTRAL_1));
            assertEquals(6_000, told(endpoint, Region.AP_SOUTHEAST_2));
            assertEquals(1_000, told(endpoint, Region.EU_NORTH_1));
            assertEquals(1_000, told(endpoint, Region.of("mars-north-1")));
            try (KinesisClient kinesis = client(endpoint, Region.EU_NORTH_1)) {
                assertRefused(
                        "shard limit for the account 000000000000 in eu-north-1. Current shard count for the account:"
                                + " 0. Limit: 1000. Number of additional shards that would have resulted from this"
                                + " request: 1001.",
                        () -> kinesis.createStream(r -> r.streamName("wide").shardCount(1_001)));
            }
        }
    }

    @Test
    void holdsForEveryOperationThatOpensShards() throws IOException {
        ShardQuota quota = region -> region.equals("eu-west-1") ? 3 : 2;
        try (Endpoint endpoint = start(quota);
                KinesisClient large = client(endpoint, Region.EU_WEST_1);
                KinesisClient small = client(endpoint, Region.EU_WEST_2)) {
            small.createStream(r -> r.streamName("orders").shardCount(2));
            assertRefused(
                    "in eu-west-2. Current shard count for the account: 2. Limit: 2.",
                    () -> small.createStream(r -> r.streamName("other").shardCount(1)));
            assertRefused("Limit: 2.", () -> split(small));
            assertRefused("cannot be greater than 2.", () -> scale(small, 3));
            assertRefused("cannot be greater than 3.", () -> scale(large, 4));
            split(large);
            assertRefused(
                    "Limit: 3.",
                    () -> large.createStream(r -> r.streamName("other").shardCount(1)));
        }
    }

    @Test
    void canBeTheSameEverywhere() throws IOException {
        try (Endpoint endpoint = start(ShardQuota.of(7))) {
            assertEquals(7, told(endpoint, Region.EU_WEST_1));
            assertEquals(7, told(endpoint, Region.EU_NORTH_1));
        }
    }

    private Endpoint start(ShardQuota quota) throws IOException {
        return Endpoint.start(
                EndpointOptions.in(data).withTransition(Duration.ZERO).withShardQuota(quota));
    }

    private static int told(Endpoint endpoint, Region region) {
        try (KinesisClient kinesis = client(endpoint, region)) {
            return kinesis.describeLimits().shardLimit();
        }
    }

    private static KinesisClient client(Endpoint endpoint, Region region) {
        return EndpointClients.local(KinesisClient.builder(), endpoint.uri())
                .region(region)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static void split(KinesisClient kinesis) {
        kinesis.splitShard(
                r -> r.streamName("orders").shardToSplit("shardId-000000000000").newStartingHashKey("1000"));
    }

    private static void scale(KinesisClient kinesis, int shards) {
        kinesis.updateShardCount(
                r -> r.streamName("orders").targetShardCount(shards).scalingType(ScalingType.UNIFORM_SCALING));
    }

    private static void assertRefused(String message, Executable call) {
        LimitExceededException refused = assertThrows(LimitExceededException.class, call);
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }
}
