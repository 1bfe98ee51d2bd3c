package dev.kdt.aws;

import dev.kdt.flow.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;

/** What is done to delivery streams as a whole. */
public final class DeliveryStreams {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final FirehoseClient firehose;
    private final String place;
    private final Sleeper sleeper;

    /** @param place where the delivery streams are, for messages */
    public DeliveryStreams(FirehoseClient firehose, String place, Sleeper sleeper) {
        this.firehose = firehose;
        this.place = place;
        this.sleeper = sleeper;
    }

    /** The names of all delivery streams, in the service's order. */
    public List<String> list() throws InterruptedException {
        List<String> names = new ArrayList<>();
        boolean more = true;
        while (more) {
            @Nullable String after = names.isEmpty() ? null : names.getLast();
            ListDeliveryStreamsResponse page = SdkFaults.calling(
                    "delivery streams",
                    place,
                    () -> firehose.listDeliveryStreams(request -> request.exclusiveStartDeliveryStreamName(after)));
            names.addAll(page.deliveryStreamNames());
            more = page.hasMoreDeliveryStreams() && !page.deliveryStreamNames().isEmpty();
        }
        return names;
    }

    public DeliveryStreamDescription describe(String name) throws InterruptedException {
        return calling(name, () -> firehose.describeDeliveryStream(request -> request.deliveryStreamName(name)))
                .deliveryStreamDescription();
    }

    /** Makes a delivery stream and waits until it can be used. */
    public void create(CreateDeliveryStreamRequest request) throws InterruptedException {
        String name = request.deliveryStreamName();
        calling(name, () -> firehose.createDeliveryStream(request));
        while (describe(name).deliveryStreamStatus() == DeliveryStreamStatus.CREATING) {
            sleeper.sleep(BETWEEN_LOOKS);
        }
    }

    public void delete(String name) throws InterruptedException {
        calling(name, () -> firehose.deleteDeliveryStream(request -> request.deliveryStreamName(name)));
    }

    private <T> T calling(String name, SdkFaults.Call<T> call) throws InterruptedException {
        return SdkFaults.calling("delivery stream '" + name + "'", place, call);
    }
}
