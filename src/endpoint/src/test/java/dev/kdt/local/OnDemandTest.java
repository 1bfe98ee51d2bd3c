package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.option.Throttling;
import dev.kdt.endpoint.option.VirtualClock;
import dev.kdt.record.HashKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/** On-demand streams are scaled by what is written. */
class OnDemandTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-04T05:06:07Z"));
    private final Queue<EndpointEvent> events = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path data;

    @Test
    void withLimitsANewPeakDoublesTheShards() throws IOException {
        try (Endpoint endpoint = start(Throttling.SERVICE);
                KinesisClient kinesis = EndpointClients.kinesis(endpoint.uri())) {
            put(kinesis, 2_000);
            clock.advance(SECOND);
            assertEquals(4, open(kinesis), "half of the capacity is what it was made for");
            put(kinesis, 2_001);
            clock.advance(SECOND);
            assertEquals(8, open(kinesis));
            put(kinesis, 4_000);
            clock.advance(SECOND);
            assertEquals(8, open(kinesis));
        }
        assertEquals(
                1,
                events.stream()
                        .filter(new EndpointEvent.StreamResharded("lake", 4, 8)::equals)
                        .count());
    }

    @Test
    void withoutLimitsItStaysAsItIs() throws IOException {
        try (Endpoint endpoint = start(Throttling.NONE);
                KinesisClient kinesis = EndpointClients.kinesis(endpoint.uri())) {
            put(kinesis, 5_000);
            clock.advance(SECOND);
            assertEquals(4, open(kinesis));
        }
    }

    private Endpoint start(Throttling limits) throws IOException {
        Endpoint endpoint = Endpoint.start(EndpointOptions.in(data)
                .withClock(clock)
                .withTransition(SECOND.dividedBy(2))
                .withLimits(limits)
                .withEvents(events::add));
        try (KinesisClient kinesis = EndpointClients.kinesis(endpoint.uri())) {
            kinesis.createStream(
                    r -> r.streamName("lake").streamModeDetails(mode -> mode.streamMode(StreamMode.ON_DEMAND)));
        }
        clock.advance(SECOND);
        return endpoint;
    }

    /** Puts small records, evenly over the key space. */
    private static void put(KinesisClient kinesis, int records) {
        for (int from = 0; from < records; from += 500) {
            int first = from;
            kinesis.putRecords(r -> r.streamName("lake")
                    .records(IntStream.range(first, Math.min(first + 500, records))
                            .mapToObj(OnDemandTest::entry)
                            .toList()));
        }
    }

    private static PutRecordsRequestEntry entry(int i) {
        return PutRecordsRequestEntry.builder()
                .partitionKey("k")
                .explicitHashKey(HashKey.evenStart(i % 8, 8).toString())
                .data(SdkBytes.fromUtf8String("x"))
                .build();
    }

    private static int open(KinesisClient kinesis) {
        return kinesis.describeStreamSummary(r -> r.streamName("lake"))
                .streamDescriptionSummary()
                .openShardCount();
    }
}
