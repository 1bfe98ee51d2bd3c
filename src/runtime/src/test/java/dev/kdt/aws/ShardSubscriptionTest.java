package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.option.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEventStream;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardRequest;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/** What a subscription asks for, and what it makes of events, ends and silence. */
class ShardSubscriptionTest {
    private static final Duration NOT_LONG = Duration.ofMillis(1);

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-04T05:06:07Z"));
    private final Service service = new Service();
    private ShardSubscription subscription;

    @BeforeEach
    void subscribe() {
        subscription =
                new ShardSubscription.Maker(service, "arn", "shardId-000000000000").from(new StartAt.Latest(), clock);
    }

    @Test
    void oneEventIsAskedForAtATime() throws Exception {
        assertEquals(0, service.asked);
        subscription.ask();
        subscription.ask();
        assertEquals(1, service.asked);
        service.push();
        assertNotNull(subscription.take(NOT_LONG));
        assertEquals(1, service.asked);
        subscription.ask();
        assertEquals(2, service.asked);
        assertNull(subscription.take(NOT_LONG));
        subscription.ask();
        assertEquals(2, service.asked);
    }

    @Test
    void anEndIsTakenAfterTheEvents() throws Exception {
        service.push();
        service.call.complete(null);
        assertFalse(subscription.hasEnded());
        assertNotNull(subscription.take(NOT_LONG));
        assertNull(subscription.take(NOT_LONG));
        assertTrue(subscription.hasEnded());
    }

    @Test
    void aFailureIsTakenAfterTheEvents() throws Exception {
        service.push();
        Objects.requireNonNull(service.subscriber).onError(new IOException("broken"));
        assertNotNull(subscription.take(NOT_LONG));
        SdkException thrown = assertThrows(SdkException.class, () -> subscription.take(NOT_LONG));
        assertTrue(String.valueOf(thrown.getMessage()).contains("broken"), thrown::getMessage);
    }

    @Test
    void anEndBeforeTheFirstEventIsAFailure() {
        service.call.complete(null);
        assertThrows(SdkException.class, () -> subscription.take(NOT_LONG));
    }

    @Test
    void silenceIsAFailure() throws Exception {
        subscription.ask();
        clock.advance(Duration.ofSeconds(15));
        assertNull(subscription.take(NOT_LONG));
        clock.advance(Duration.ofSeconds(1));
        assertThrows(SdkException.class, () -> subscription.take(NOT_LONG));
    }

    @Test
    void aReaderThatComesLateFindsTheEventThatWaits() throws Exception {
        service.push();
        clock.advance(Duration.ofMinutes(2));
        assertNotNull(subscription.take(NOT_LONG));
        subscription.ask();
        assertNull(subscription.take(NOT_LONG)); // The next one was asked for just now.
    }

    @Test
    void closingCancels() {
        subscription.close();
        assertTrue(service.cancelled);
        assertTrue(service.call.isCancelled());
    }

    /** Pushes events without being asked. */
    private static final class Service implements KinesisAsyncClient {
        private final CompletableFuture<Void> call = new CompletableFuture<>();
        private @Nullable Subscriber<? super SubscribeToShardEventStream> subscriber;
        private long asked;
        private boolean cancelled;

        @Override
        public CompletableFuture<Void> subscribeToShard(
                SubscribeToShardRequest request, SubscribeToShardResponseHandler handler) {
            handler.onEventStream(SdkPublisher.adapt(to -> {
                subscriber = to;
                to.onSubscribe(new Subscription() {
                    @Override
                    public void request(long count) {
                        asked += count;
                    }

                    @Override
                    public void cancel() {
                        cancelled = true;
                    }
                });
            }));
            return call;
        }

        private void push() {
            Objects.requireNonNull(subscriber)
                    .onNext(SubscribeToShardEvent.builder().build());
        }

        @Override
        public String serviceName() {
            return "kinesis";
        }

        @Override
        public void close() {}
    }
}
