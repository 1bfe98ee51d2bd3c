package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.option.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/** Enhanced fan-out through the SDK's default asynchronous client, which speaks HTTP/2 with prior knowledge. */
class SubscribeToShardTest {
    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-04T05:06:07Z"));
    private Endpoint endpoint;
    private KinesisClient kinesis;
    private KinesisAsyncClient async;
    private String consumer;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        endpoint = Endpoint.start(EndpointOptions.in(data).withClock(clock).withTransition(Duration.ZERO));
        kinesis = EndpointClients.kinesis(endpoint.uri());
        async = EndpointClients.local(KinesisAsyncClient.builder(), endpoint.uri())
                .build();
        kinesis.createStream(r -> r.streamName("s").shardCount(1));
        String stream = kinesis.describeStreamSummary(r -> r.streamName("s"))
                .streamDescriptionSummary()
                .streamARN();
        consumer = kinesis.registerStreamConsumer(r -> r.streamARN(stream).consumerName("c"))
                .consumer()
                .consumerARN();
    }

    @AfterEach
    void stop() throws Exception {
        async.close();
        kinesis.close();
        endpoint.close();
    }

    @Test
    void recordsArePushedAsTheyCome() throws Exception {
        put("before");
        Subscriber subscriber = subscribe(ShardIteratorType.TRIM_HORIZON);
        assertEquals(List.of("before"), subscriber.texts());
        put("after");
        assertEquals(List.of("after"), subscriber.texts());
    }

    @Test
    void aSubscriptionEndsAfterFiveMinutesAndGoesOnFromItsContinuation() throws Exception {
        put("one");
        Subscriber first = subscribe(ShardIteratorType.TRIM_HORIZON);
        SubscribeToShardEvent event = first.next();
        clock.advance(Duration.ofMinutes(5));
        first.over.get(10, TimeUnit.SECONDS);
        put("two");
        Subscriber second = new Subscriber();
        second.over = async.subscribeToShard(
                r -> r.consumerARN(consumer)
                        .shardId("shardId-000000000000")
                        .startingPosition(p -> p.type(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                .sequenceNumber(event.continuationSequenceNumber())),
                second.handler());
        assertEquals(List.of("two"), second.texts());
    }

    @Test
    void aSecondSubscriptionWithinFiveSecondsIsRefusedAndALaterOneTakesOver() throws Exception {
        put("one");
        Subscriber first = subscribe(ShardIteratorType.TRIM_HORIZON);
        assertEquals(List.of("one"), first.texts());
        CompletionException refused = assertThrows(
                CompletionException.class,
                () -> subscribe(ShardIteratorType.LATEST).over.join());
        assertInstanceOf(ResourceInUseException.class, refused.getCause());
        clock.advance(Duration.ofSeconds(5));
        Subscriber second = subscribe(ShardIteratorType.TRIM_HORIZON);
        assertEquals(List.of("one"), second.texts());
        CompletionException taken = assertThrows(CompletionException.class, () -> first.over.join());
        assertInstanceOf(ResourceInUseException.class, taken.getCause());
    }

    @Test
    void theEndOfASplitShardNamesItsChildrenAndNoContinuation() throws Exception {
        put("one");
        Subscriber subscriber = subscribe(ShardIteratorType.TRIM_HORIZON);
        assertEquals(List.of("one"), subscriber.texts());
        kinesis.splitShard(r -> r.streamName("s")
                .shardToSplit("shardId-000000000000")
                .newStartingHashKey("170141183460469231731687303715884105728"));
        SubscribeToShardEvent last = subscriber.next();
        assertEquals(
                List.of("shardId-000000000001", "shardId-000000000002"),
                last.childShards().stream().map(child -> child.shardId()).toList());
        assertNull(last.continuationSequenceNumber());
        subscriber.over.get(10, TimeUnit.SECONDS);
    }

    @Test
    void anEventIsWholeAsSoonAsItIsThereOverHttp11Too() throws Exception {
        put("one");
        String body = "{\"ConsumerARN\":\"" + consumer + "\",\"ShardId\":\"shardId-000000000000\","
                + "\"StartingPosition\":{\"Type\":\"TRIM_HORIZON\"}}";
        try (ChunkReader chunks = ChunkReader.of(endpoint.uri(), "Kinesis_20131202.SubscribeToShard", body)) {
            assertTrue(chunks.next().contains("initial-response"));
            assertTrue(chunks.next().contains("\"Data\":\"b25l\""));
            clock.advance(Duration.ofMinutes(5));
            String last = chunks.next();
            while (last.contains("\"Records\":[]")) { // A heartbeat.
                last = chunks.next();
            }
            assertEquals("", last);
        }
    }

    private void put(String text) {
        kinesis.putRecord(r -> r.streamName("s").partitionKey("k").data(SdkBytes.fromUtf8String(text)));
    }

    private Subscriber subscribe(ShardIteratorType type) {
        Subscriber subscriber = new Subscriber();
        subscriber.over = async.subscribeToShard(
                r -> r.consumerARN(consumer).shardId("shardId-000000000000").startingPosition(p -> p.type(type)),
                subscriber.handler());
        return subscriber;
    }

    private static final class Subscriber {
        private final LinkedBlockingQueue<SubscribeToShardEvent> events = new LinkedBlockingQueue<>();
        private CompletableFuture<Void> over = new CompletableFuture<>();

        SubscribeToShardResponseHandler handler() {
            return SubscribeToShardResponseHandler.builder()
                    .subscriber(event -> event.accept(SubscribeToShardResponseHandler.Visitor.builder()
                            .onSubscribeToShardEvent(events::add)
                            .build()))
                    .build();
        }

        /** The next event that says something: heartbeats are passed over. */
        SubscribeToShardEvent next() throws InterruptedException {
            while (true) {
                SubscribeToShardEvent event = events.poll(10, TimeUnit.SECONDS);
                if (event == null) {
                    throw new AssertionError("no event within ten seconds");
                }
                if (!event.records().isEmpty() || event.hasChildShards()) {
                    return event;
                }
            }
        }

        List<String> texts() throws InterruptedException {
            return next().records().stream().map(r -> r.data().asUtf8String()).toList();
        }
    }
}
