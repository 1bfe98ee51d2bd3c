package dev.kdt.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEventStream;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/**
 * One subscription to a shard, which the service ends after five minutes. An event comes after it was asked for, one at a time, so that
 * the service waits for a slow reader. Events are asked for and taken by one thread.
 */
final class ShardSubscription implements Subscriber<SubscribeToShardEventStream>, AutoCloseable {
    /** The service sends an event, though an empty one, every five seconds or so. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final InstantSource clock;
    private final Instant asked;
    private final BlockingQueue<Optional<SubscribeToShardEvent>> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Subscription> upstream = new CompletableFuture<>();
    private volatile @Nullable Throwable failure;
    private volatile Instant lastSign;
    private @Nullable CompletableFuture<Void> call;
    private boolean isDue;
    private boolean hasGiven;
    private boolean hasEnded;

    /** Makes the subscriptions of a consumer to a shard. */
    record Maker(KinesisAsyncClient kinesis, String consumer, String shard) {
        /** Subscribes, without a wait for the answer. */
        ShardSubscription from(StartAt start, InstantSource clock) {
            ShardSubscription made = new ShardSubscription(clock);
            CompletableFuture<Void> call = kinesis.subscribeToShard(
                    request -> request.consumerARN(consumer).shardId(shard).startingPosition(position(start)),
                    SubscribeToShardResponseHandler.builder()
                            .subscriber(() -> made)
                            .build());
            made.call = call;
            var _ = call.whenComplete((_, why) -> made.end(why));
            return made;
        }
    }

    private ShardSubscription(InstantSource clock) {
        this.clock = clock;
        this.asked = clock.instant();
        this.lastSign = asked;
    }

    private static StartingPosition position(StartAt start) {
        StartingPosition.Builder position = StartingPosition.builder();
        switch (start) {
            case StartAt.Latest() -> position.type(ShardIteratorType.LATEST);
            case StartAt.TrimHorizon() -> position.type(ShardIteratorType.TRIM_HORIZON);
            case StartAt.At(Instant time) ->
                position.type(ShardIteratorType.AT_TIMESTAMP).timestamp(time);
            case StartAt.Sequence(String number) ->
                position.type(ShardIteratorType.AT_SEQUENCE_NUMBER).sequenceNumber(number);
            case StartAt.After(String sequence) ->
                position.type(ShardIteratorType.AFTER_SEQUENCE_NUMBER).sequenceNumber(sequence);
            case StartAt.Newest _ -> throw new IllegalArgumentException("no subscription knows where the newest begin");
        }
        return position.build();
    }

    /** When the service was asked for it. */
    Instant asked() {
        return asked;
    }

    /** Whether it gave an event. */
    boolean hasGiven() {
        return hasGiven;
    }

    /** Whether all its events were taken, and no more will come. */
    boolean hasEnded() {
        return hasEnded;
    }

    /** Asks for the next event, unless it was asked for. */
    void ask() {
        if (!isDue) {
            isDue = true;
            lastSign = clock.instant();
            request();
        }
    }

    /**
     * Waits for the event that was asked for; null when none came in time, or the subscription has ended.
     *
     * @throws SdkException when it ended with a failure, or before its first event, or when nothing was heard of it for too long
     */
    @Nullable
    SubscribeToShardEvent take(Duration time) throws InterruptedException {
        Optional<SubscribeToShardEvent> next = events.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            requireSign();
            return null;
        }
        if (next.isPresent()) {
            hasGiven = true;
            isDue = false;
            return next.get();
        }
        hasEnded = true;
        Throwable why = failure;
        if (why != null) {
            throw failure(why);
        }
        if (!hasGiven) {
            throw RetryableException.create("the subscription ended without an event");
        }
        return null;
    }

    private void requireSign() {
        if (clock.instant().isAfter(lastSign.plus(SILENCE))) {
            throw RetryableException.create("nothing was heard of the subscription for " + SILENCE.toSeconds() + " s");
        }
    }

    private static SdkException failure(Throwable why) {
        Throwable cause = why;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof SdkException e
                ? e
                : RetryableException.create("the subscription broke off: " + cause, cause);
    }

    private void request() {
        var _ = upstream.thenAccept(each -> each.request(1));
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        upstream.complete(subscription);
    }

    @Override
    public void onNext(SubscribeToShardEventStream each) {
        lastSign = clock.instant();
        if (each instanceof SubscribeToShardEvent event) {
            events.add(Optional.of(event));
        } else { // Of a kind that is not known yet.
            request();
        }
    }

    @Override
    public void onError(Throwable why) {
        end(why);
    }

    @Override
    public void onComplete() {
        end(null);
    }

    private void end(@Nullable Throwable why) {
        if (failure == null) {
            failure = why;
        }
        events.add(Optional.empty());
    }

    /** Ends it. */
    @Override
    public void close() {
        var _ = upstream.thenAccept(Subscription::cancel);
        if (call != null) {
            call.cancel(true);
        }
    }
}
