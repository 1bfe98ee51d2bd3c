package dev.kdt.aws;

import dev.kdt.flow.RetryNotices;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.Stop;
import dev.kdt.flow.StoppedException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.ConsumerDescription;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** A consumer that is registered with a stream, and removed at the end when it was registered here. */
final class FanOutConsumer implements AutoCloseable {
    /** A few attempts: without fan-out the stream is polled. */
    private static final RetryPolicy SOON =
            new RetryPolicy(4, Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(20));

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** The service takes some seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FanOut.Settings settings;
    private final String name;
    private final String subject;
    private final String stream;
    private final ServiceCalls calls;
    private boolean registered;
    private String arn = "";
    private @Nullable Instant created;

    private FanOutConsumer(FanOut.Settings settings, String stream) {
        this.settings = settings;
        this.name = settings.consumer().name(settings.retrying().random());
        this.subject = StreamConsumers.subject(settings.stream(), name);
        this.stream = stream;
        this.calls = new RetriedCalls(
                soon(settings.retrying().stop(), settings.retrying().notices()), settings.place());
    }

    /** @throws AwsException when there is no such consumer, and none can be made */
    static FanOutConsumer open(FanOut.Settings settings) throws InterruptedException {
        String stream = new StreamControl(settings.kinesis(), settings.place(), settings.retrying())
                .identify(settings.stream())
                .arn();
        FanOutConsumer consumer = new FanOutConsumer(settings, stream);
        try {
            consumer.awaitActive();
            return consumer;
        } catch (InterruptedException | RuntimeException | Error e) {
            try (consumer) {
                throw e;
            }
        }
    }

    String arn() {
        return arn;
    }

    /** When it was registered here, by the service's clock; null when it was there. */
    @Nullable
    Instant registered() {
        return registered ? created : null;
    }

    private void awaitActive() throws InterruptedException {
        Instant end = settings.retrying().clock().instant().plus(PATIENCE);
        ConsumerDescription found = find();
        while (found == null || found.consumerStatus() != ConsumerStatus.ACTIVE) {
            if (found == null) {
                register();
            } else if (settings.retrying().clock().instant().isAfter(end)) {
                throw new AwsException(
                        subject + " in " + settings.place() + " is still " + found.consumerStatusAsString());
            } else {
                pause();
            }
            found = find();
        }
        arn = found.consumerARN();
        created = found.consumerCreationTimestamp();
    }

    private void pause() throws InterruptedException {
        Stop stop = settings.retrying().stop();
        if (stop.isRequested()) {
            throw new StoppedException(stop.reason().orElse(Stop.Reason.INTERRUPT));
        }
        settings.retrying().sleeper().sleep(BETWEEN_LOOKS);
    }

    /** The consumer of this name; null when there is none. */
    private @Nullable ConsumerDescription find() throws InterruptedException {
        try {
            return calls.make(
                            subject,
                            () -> settings.kinesis()
                                    .describeStreamConsumer(
                                            request -> request.streamARN(stream).consumerName(name)))
                    .consumerDescription();
        } catch (AwsException e) {
            if (e.getCause() instanceof ResourceNotFoundException) {
                return null;
            }
            throw e;
        }
    }

    /** Registers the consumer, unless somebody else does at the same time. */
    private void register() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        registered = true; // Also when a stop leaves the call.
        try {
            calls.make(subject, () -> {
                tries.incrementAndGet();
                return settings.kinesis()
                        .registerStreamConsumer(
                                request -> request.streamARN(stream).consumerName(name));
            });
        } catch (AwsException e) {
            boolean isThere = e.getCause() instanceof ResourceInUseException;
            registered = isThere && tries.get() > 1; // The answer to an earlier try was lost.
            if (!isThere) {
                throw e.getCause() instanceof LimitExceededException why ? full(e.getMessage(), why) : e;
            }
        }
    }

    /** A stream has a few consumers at the most, and those of readers that were killed stay. */
    private AwsException full(@Nullable String words, LimitExceededException why) {
        return new AwsException(
                words + " (kdt stream consumer list " + settings.stream()
                        + " shows those that are registered, kdt stream consumer remove removes one)",
                why);
    }

    /** Removes the consumer if it was registered here; tells the user when that fails. */
    @Override
    public void close() {
        if (!registered) {
            return;
        }
        Stop abandoned = new Stop();
        settings.retrying().stop().onAbandon(() -> abandoned.request(Stop.Reason.DEADLINE));
        try {
            new RetriedCalls(soon(abandoned, RetryNotices.none()), settings.place())
                    .make(
                            subject,
                            () -> settings.kinesis()
                                    .deregisterStreamConsumer(
                                            request -> request.streamARN(stream).consumerName(name)));
        } catch (AwsException | StoppedException e) {
            if (!(e.getCause() instanceof ResourceNotFoundException)) {
                settings.notices().accept(left(": " + e.getMessage()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            settings.notices().accept(left(""));
        }
    }

    private String left(String why) {
        return subject + " was not removed" + why + " (kdt stream consumer remove " + settings.stream() + " " + name
                + " removes it)";
    }

    private Retrying soon(Stop stop, RetryNotices notices) {
        Retrying usual = settings.retrying();
        return new Retrying(SOON, usual.sleeper(), usual.random(), usual.clock(), stop, notices);
    }
}
