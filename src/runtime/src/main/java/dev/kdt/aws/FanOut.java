package dev.kdt.aws;

import dev.kdt.flow.Retrying;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/**
 * Enhanced fan-out: the service pushes the records of each shard to a registered consumer. Where it cannot be had, shards are polled,
 * and the user is told once. Safe for use by several threads.
 */
public final class FanOut implements AutoCloseable {
    /** "You can make up to 5 calls to SubscribeToShard per second per registered consumer": "Amazon Kinesis API Reference". */
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(200);

    /** Shorter than that, a wait for a consumer is no wait; and clocks differ. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Settings settings;
    private final @Nullable FanOutConsumer consumer;
    private final @Nullable FanOutClient client;
    private final @Nullable Instant begin;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean working;
    private Instant nextCall = Instant.MIN;

    /**
     * The settings of the subscriptions.
     *
     * @param place where the stream is, for messages
     * @param notices told, in a sentence, of what the user should know
     */
    public record Settings(
            AwsSettings aws,
            KinesisClient kinesis,
            String stream,
            String place,
            ConsumerChoice consumer,
            Retrying retrying,
            Consumer<String> notices) {}

    /** Opens fan-out when reading begins. */
    @FunctionalInterface
    public interface Opening {
        /** Does what {@link FanOut#open} says. */
        FanOut open() throws InterruptedException;
    }

    private FanOut(
            Settings settings,
            @Nullable FanOutConsumer consumer,
            @Nullable FanOutClient client,
            @Nullable Instant begin) {
        this.settings = settings;
        this.consumer = consumer;
        this.client = client;
        this.begin = begin;
    }

    /**
     * Registers the consumer, unless there is one of its name, and waits until it can be used.
     *
     * @throws AwsException when the stream is not there
     * @throws AwsConfigException when region, credentials or the HTTP client are not to be found
     */
    public static FanOut open(Settings settings) throws InterruptedException {
        FanOutClient client = FanOutClient.of(settings.aws());
        Instant asked = settings.retrying().clock().instant();
        try {
            FanOutConsumer consumer = FanOutConsumer.open(settings);
            return new FanOut(settings, consumer, client, consumer.registered());
        } catch (AwsException e) {
            client.close();
            if (e.getCause() instanceof ResourceNotFoundException) {
                throw e;
            }
            Instant now = settings.retrying().clock().instant();
            boolean tookLong = Duration.between(asked, now).compareTo(MOMENT) > 0;
            FanOut none = new FanOut(settings, null, null, tookLong ? asked : null);
            none.failed(e);
            return none;
        } catch (InterruptedException | RuntimeException | Error e) {
            client.close();
            throw e;
        }
    }

    /**
     * The records of a shard: pushed, or {@code polled} where they cannot be.
     *
     * @param place of the shard while its records are large
     */
    ShardFeed feed(ShardReads reads, String shard, ShardFeed polled, AnswerRoom.Place place) {
        FanOutClient subscribing = client;
        FanOutConsumer subscribed = consumer;
        return subscribing == null || subscribed == null
                ? polled
                : new SubscribedShard(
                        this,
                        new ShardSubscription.Maker(subscribing.kinesis(), subscribed.arn(), shard),
                        reads,
                        polled,
                        place);
    }

    /**
     * The start of a reading of what is to come. A consumer can be used some seconds after it was registered: what arrives in between is to
     * come, too.
     */
    StartAt latest() {
        return begin == null ? new StartAt.Latest() : new StartAt.At(begin);
    }

    /** Waits until SubscribeToShard may be called again. */
    void awaitCall() throws InterruptedException {
        Duration wait;
        synchronized (this) {
            Instant now = settings.retrying().clock().instant();
            Instant turn = nextCall.isAfter(now) ? nextCall : now;
            nextCall = turn.plus(BETWEEN_CALLS);
            wait = Duration.between(now, turn);
        }
        if (wait.isPositive()) {
            settings.retrying().sleeper().sleep(wait);
        }
    }

    /** An event came. */
    void worked() {
        working = true;
    }

    /** Whether events come at all: then failures pass. */
    boolean isWorking() {
        return working;
    }

    /** A shard, or all of them, cannot be subscribed to, or not any longer. */
    void failed(AwsException why) {
        if (!told.getAndSet(true)) {
            settings.notices().accept("no enhanced fan-out, reading by polling instead: " + why.getMessage());
        }
    }

    /** Ends the subscriptions, and removes the consumer that was registered for them. */
    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
        if (consumer != null) {
            consumer.close();
        }
    }
}
