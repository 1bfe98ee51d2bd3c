package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.option.Throttling;
import dev.kdt.endpoint.option.VirtualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.DryRunOperationException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Dry runs, as the SDK sees them: nothing is done, and each stream takes one a second. */
class DryRunTest {
    private static final String SHARD = "shardId-000000000000";

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-04T05:06:07Z"));

    @Test
    void writesNothing(@TempDir Path data) throws IOException {
        try (Endpoint endpoint = start(data, Throttling.NONE);
                KinesisClient kinesis = EndpointClients.kinesis(endpoint.uri())) {
            kinesis.createStream(r -> r.streamName("orders").shardCount(1));
            assertDryRun(() -> putOne(kinesis, "orders"));
            assertDryRun(() -> putMany(kinesis));
            String iterator = kinesis.getShardIterator(r ->
                            r.streamName("orders").shardId(SHARD).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            assertDryRun(() -> kinesis.getRecords(r -> r.shardIterator(iterator).dryRun(true)));
            assertEquals(
                    0,
                    kinesis.getRecords(r -> r.shardIterator(iterator)).records().size());
        }
    }

    @Test
    void failsAsTheCallWould(@TempDir Path data) throws IOException {
        try (Endpoint endpoint = start(data, Throttling.NONE);
                KinesisClient kinesis = EndpointClients.kinesis(endpoint.uri())) {
            assertThrows(ResourceNotFoundException.class, () -> putOne(kinesis, "nowhere"));
        }
    }

    @Test
    void mayBeMadeOnceASecondByAllOperationsOfAStream(@TempDir Path data) throws IOException {
        try (Endpoint endpoint = start(data, Throttling.SERVICE);
                KinesisClient kinesis = EndpointClients.kinesis(endpoint.uri())) {
            kinesis.createStream(r -> r.streamName("orders").shardCount(1));
            kinesis.createStream(r -> r.streamName("other").shardCount(1));
            assertDryRun(() -> putOne(kinesis, "orders"));
            AwsServiceException refused = assertThrows(AwsServiceException.class, () -> putMany(kinesis));
            assertEquals("ThrottlingException", refused.awsErrorDetails().errorCode());
            assertDryRun(() -> putOne(kinesis, "other"));
            clock.advance(Duration.ofSeconds(1));
            assertDryRun(() -> putMany(kinesis));
        }
    }

    private Endpoint start(Path data, Throttling limits) throws IOException {
        return Endpoint.start(EndpointOptions.in(data)
                .withClock(clock)
                .withTransition(Duration.ZERO)
                .withLimits(limits));
    }

    private static void putOne(KinesisClient kinesis, String stream) {
        kinesis.putRecord(r -> r.streamName(stream)
                .partitionKey("k")
                .data(SdkBytes.fromUtf8String("1"))
                .dryRun(true));
    }

    private static void putMany(KinesisClient kinesis) {
        PutRecordsRequestEntry entry = PutRecordsRequestEntry.builder()
                .partitionKey("k")
                .data(SdkBytes.fromUtf8String("1"))
                .build();
        kinesis.putRecords(r -> r.streamName("orders").records(entry).dryRun(true));
    }

    private static void assertDryRun(Executable call) {
        DryRunOperationException end = assertThrows(DryRunOperationException.class, call);
        assertEquals(400, end.statusCode());
    }
}
