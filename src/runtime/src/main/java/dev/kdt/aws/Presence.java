package dev.kdt.aws;

import dev.kdt.flow.AbandonableCalls;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.Stop;
import dev.kdt.flow.StoppedException;
import java.time.Duration;
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
     * @throws AwsException when the service says that there is none of this name
     * @throws AwsConfigException when region or credentials are not to be found
     * @throws StoppedException when a stop was requested
     */
    public static void ofStream(String name, Clients clients, Retrying retrying) throws InterruptedException {
        AwsRequestOverrideConfiguration brief = brief(clients);
        require(
                "stream '" + name + "'",
                clients,
                retrying,
                () -> clients.kinesis()
                        .describeStreamSummary(
                                request -> request.streamName(name).overrideConfiguration(brief)));
    }

    /** Looks for a delivery stream; throws as {@link #ofStream} does. */
    public static void ofDeliveryStream(String name, Clients clients, Retrying retrying) throws InterruptedException {
        AwsRequestOverrideConfiguration brief = brief(clients);
        require(
                "delivery stream '" + name + "'",
                clients,
                retrying,
                () -> clients.firehose()
                        .describeDeliveryStream(
                                request -> request.deliveryStreamName(name).overrideConfiguration(brief)));
    }

    private static AwsRequestOverrideConfiguration brief(Clients clients) {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(clients.timeout(PATIENCE))
                .build();
    }

    private static void require(String subject, Clients clients, Retrying retrying, SdkFaults.Call<?> look)
            throws InterruptedException {
        AbandonableCalls calls = new AbandonableCalls(clients.place(), retrying.notices());
        retrying.stop().onRequest(calls::abandon);
        try {
            calls.make(look::make);
        } catch (AbandonableCalls.AbandonedException _) {
            throw new StoppedException(retrying.stop().reason().orElse(Stop.Reason.INTERRUPT));
        } catch (SdkException e) {
            if (isClear(e)) {
                throw SdkFaults.explain(subject, clients.place(), e);
            }
        }
    }

    private static boolean isClear(SdkException e) {
        return switch (e) {
            case AwsServiceException service -> SdkErrors.code(service).equals("ResourceNotFoundException");
            case SdkClientException client -> SdkErrors.isAboutConfiguration(client);
            default -> false;
        };
    }
}
