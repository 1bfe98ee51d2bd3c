package dev.kdt.aws;

import dev.kdt.flow.AbandonableCalls;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.Stop;
import dev.kdt.flow.StoppedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Looks, once, whether something that is to be sent to is there. Only the service's own answer that it is not counts: who is not
 * allowed to ask, or gets no answer that makes sense, is told nothing.
 */
public final class Presence {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Presence() {}

    /**
     * Looks for a stream.
     *
     * @return what it is like; null when that is not told
     * @throws AwsException when the service says that there is none of this name
     * @throws AwsConfigException when region or credentials are not to be found
     * @throws StoppedException when a stop was requested
     */
    public static @Nullable StreamTraits ofStream(String name, Clients clients, Retrying retrying)
            throws InterruptedException {
        AwsRequestOverrideConfiguration brief = brief(clients);
        return require(
                "stream '" + name + "'",
                clients.place(),
                retrying,
                () -> StreamTraits.of(clients.kinesis()
                        .describeStreamSummary(
                                request -> request.streamName(name).overrideConfiguration(brief))
                        .streamDescriptionSummary()));
    }

    /** Looks for a delivery stream; answers and throws as {@link #ofStream} does. */
    public static @Nullable DeliveryTraits ofDeliveryStream(String name, Clients clients, Retrying retrying)
            throws InterruptedException {
        AwsRequestOverrideConfiguration brief = brief(clients);
        return require(
                "delivery stream '" + name + "'",
                clients.place(),
                retrying,
                () -> DeliveryTraits.of(clients.firehose()
                        .describeDeliveryStream(
                                request -> request.deliveryStreamName(name).overrideConfiguration(brief))
                        .deliveryStreamDescription()));
    }

    /** Looks for a queue; throws as {@link #ofStream} does. */
    public static void ofQueue(QueueAddress queue, Clients clients, Retrying retrying) throws InterruptedException {
        AwsRequestOverrideConfiguration brief = brief(clients);
        Presence.<Object>require(
                "queue '" + queue.name() + "'",
                clients.placeOf(queue),
                retrying,
                () -> clients.sqs(queue)
                        .getQueueUrl(request -> request.queueName(queue.name())
                                .queueOwnerAWSAccountId(queue.account())
                                .overrideConfiguration(brief)));
    }

    /** Looks for a bucket; throws as {@link #ofStream} does. */
    public static void ofBucket(String name, Clients clients, Retrying retrying) throws InterruptedException {
        AwsRequestOverrideConfiguration brief = brief(clients);
        Presence.<Object>require(
                "bucket '" + name + "'",
                clients.placeOfObjects(),
                retrying,
                () -> clients.s3().headBucket(request -> request.bucket(name).overrideConfiguration(brief)));
    }

    private static AwsRequestOverrideConfiguration brief(Clients clients) {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(clients.timeout(PATIENCE))
                .build();
    }

    /** @param <T> named as {@code Object} where nobody needs the answer: else its class is looked for, whose library may be missing */
    private static <T> @Nullable T require(String subject, String place, Retrying retrying, SdkFaults.Call<T> look)
            throws InterruptedException {
        AbandonableCalls calls = new AbandonableCalls(place, retrying.notices());
        retrying.stop().onRequest(calls::abandon);
        try {
            return calls.make(look::make);
        } catch (AbandonableCalls.AbandonedException _) {
            throw new StoppedException(retrying.stop().reason().orElse(Stop.Reason.INTERRUPT));
        } catch (SdkException e) {
            if (isClear(e)) {
                throw SdkFaults.explain(subject, place, e);
            }
            return null;
        }
    }

    private static boolean isClear(SdkException e) {
        return switch (e) {
            case AwsServiceException service -> isNotThere(SdkErrors.code(service));
            case SdkClientException client -> SdkErrors.isAboutConfiguration(client);
            default -> false;
        };
    }

    private static boolean isNotThere(String code) {
        return switch (code) {
            case "ResourceNotFoundException", "NonExistentQueue", "QueueDoesNotExist", "NoSuchBucket" -> true;
            default -> false;
        };
    }
}
