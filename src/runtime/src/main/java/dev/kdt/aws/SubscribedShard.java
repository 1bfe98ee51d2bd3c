package dev.kdt.aws;

import dev.kdt.flow.Attempts;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.Stop;
import dev.kdt.flow.StoppedException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;

/**
 * A shard whose records are pushed, by one subscription after the other, each of which continues after the last event. When that is
 * impossible, for now or from the beginning, the shard is polled from there on.
 */
final class SubscribedShard implements ShardFeed {
    /** An empty part is given when nothing came for so long. */
    private static final Duration MOMENT = Duration.ofMillis(500);

    /** The attempts before it is known that events can come at all. */
    private static final RetryPolicy AT_FIRST =
            new RetryPolicy(3, Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** Of an event: more than the service pushes in a second, unless one record has as many. The client needs a multiple of it for a while. */
    private static final long LARGE_BYTES = 2 << 20;

    private final FanOut fanOut;
    private final ShardSubscription.Maker subscriptions;
    private final ShardReads reads;
    private final ShardFeed polled;
    private final AnswerRoom.Place place;
    private @Nullable ShardSubscription subscription;
    private @Nullable Attempts attempts;

    /** After the last event; null as long as there was none. */
    private StartAt.@Nullable After continuation;

    private boolean isAtTip;

    /** Whether the last event was larger than others are. */
    private boolean isLarge;

    private boolean isPolled;

    /**
     * A shard that was not subscribed to yet.
     *
     * @param polled goes on when it cannot be subscribed to
     * @param place held while an event is waited for, and until the next is, in a shard of large records
     */
    SubscribedShard(
            FanOut fanOut,
            ShardSubscription.Maker subscriptions,
            ShardReads reads,
            ShardFeed polled,
            AnswerRoom.Place place) {
        this.fanOut = fanOut;
        this.subscriptions = subscriptions;
        this.reads = reads;
        this.polled = polled;
        this.place = place;
    }

    /** @throws AwsException when the stream is gone, or about to go */
    @Override
    public ShardPart next(StartAt start) throws InterruptedException {
        if (!isPolled) {
            try {
                return pushed(start);
            } catch (AwsException e) {
                close();
                reads.requireStream();
                fanOut.failed(e);
                isPolled = true;
            }
        }
        StartAt place = continuation == null || start instanceof StartAt.After ? start : continuation;
        return polled.next(place);
    }

    private ShardPart pushed(StartAt start) throws InterruptedException {
        place.leave();
        while (true) {
            ShardSubscription open = open(continuation == null ? start : continuation);
            if (isLarge) {
                place.take();
            }
            try {
                open.ask();
                SubscribeToShardEvent event = open.take(MOMENT);
                if (event != null) {
                    return part(start, event, open.asked());
                }
                if (!open.hasEnded()) {
                    return ShardPart.empty(open.asked());
                }
            } catch (SdkException e) {
                close();
                awaitAttempt(e, open.hasGiven());
            }
        }
    }

    /** The subscription that goes on, or a new one. */
    private ShardSubscription open(StartAt start) throws InterruptedException {
        ShardSubscription open = subscription;
        if (open == null || open.hasEnded() || isTooOld(open)) {
            close();
            fanOut.awaitCall();
            open = subscriptions.from(start, reads.settings().clock());
            subscription = open;
            isAtTip = false;
        }
        return open;
    }

    /**
     * Whether reading may end, but this subscription cannot tell: its events may have been on their way for any time. The first event of
     * another one tells.
     */
    private boolean isTooOld(ShardSubscription open) {
        Instant until = reads.settings().until();
        return until != null
                && isAtTip
                && open.asked().isBefore(until)
                && !reads.settings().clock().instant().isBefore(until);
    }

    private ShardPart part(StartAt start, SubscribeToShardEvent event, Instant asked) throws InterruptedException {
        reads.check(subscriptions.shard(), start, event);
        attempts = null;
        fanOut.worked();
        isAtTip = event.millisBehindLatest() == 0;
        isLarge = ShardReads.bytes(event.records()) > LARGE_BYTES;
        String last = event.continuationSequenceNumber();
        if (last != null) {
            continuation = new StartAt.After(last);
        }
        return last == null
                ? ShardPart.last(event.records(), asked, event.childShards())
                : new ShardPart(event.records(), asked, Duration.ofMillis(event.millisBehindLatest()), false);
    }

    /**
     * Waits until another subscription is due.
     *
     * @param hadEvents whether the one that failed had given events
     * @throws AwsException when there is to be none
     */
    private void awaitAttempt(SdkException why, boolean hadEvents) throws InterruptedException {
        boolean isTaken = why instanceof ResourceInUseException;
        String words = SdkFaults.words(subject(), reads.settings().place(), why);
        if (isTaken && hadEvents) {
            throw new AwsException(words + " (each reader needs a consumer of its own)", why);
        }
        if (!isTaken && isForGood(why)) {
            throw SdkFaults.explain(subject(), reads.settings().place(), why);
        }
        Attempts made = attempts;
        if (made == null) {
            made = new Attempts(retrying(isTaken), Attempts.OnStop.END);
            attempts = made;
        }
        made.begin();
        if (!made.again(words)) {
            Stop stop = reads.settings().retrying().stop();
            if (stop.isRequested()) {
                throw new StoppedException(stop.reason().orElse(Stop.Reason.INTERRUPT));
            }
            throw new AwsException(words + " (tried " + made.made() + " times)", why);
        }
    }

    private static boolean isForGood(SdkException e) {
        return switch (e) {
            case AwsServiceException service -> !SdkErrors.isTransient(service);
            case SdkClientException client -> SdkErrors.isAboutConfiguration(client);
            default -> false;
        };
    }

    private Retrying retrying(boolean isTaken) {
        Retrying usual = reads.settings().retrying();
        return fanOut.isWorking() || isTaken
                ? usual
                : new Retrying(AT_FIRST, usual.sleeper(), usual.random(), usual.clock(), usual.stop(), usual.notices());
    }

    private String subject() {
        return "stream '" + reads.settings().stream() + "'";
    }

    @Override
    public void pause() {
        place.leave();
        polled.pause();
    }

    @Override
    public void close() {
        place.leave();
        polled.close();
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }
}
