package dev.kdt.aws;

import dev.kdt.flow.Retrying;
import dev.kdt.flow.Sleeper;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;

/** Creates, describes, flushes and deletes delivery streams. */
public final class DeliveryStreamControl {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final FirehoseClient firehose;
    private final ServiceCalls calls;
    private final Sleeper sleeper;

    /**
     * Delivery streams that are asked once.
     *
     * @param place where the delivery streams are, for messages
     */
    public DeliveryStreamControl(FirehoseClient firehose, String place, Sleeper sleeper) {
        this(firehose, new ServiceCalls.Single(place), sleeper);
    }

    /** Delivery streams that are asked again while that fails, until a stop is requested. */
    public DeliveryStreamControl(FirehoseClient firehose, String place, Retrying retrying) {
        this(firehose, new RetriedCalls(retrying, place), retrying.sleeper());
    }

    private DeliveryStreamControl(FirehoseClient firehose, ServiceCalls calls, Sleeper sleeper) {
        this.firehose = firehose;
        this.calls = calls;
        this.sleeper = sleeper;
    }

    /** The names of all delivery streams, in the service's order. */
    public List<String> list() throws InterruptedException {
        return calls.make("delivery streams", this::pages);
    }

    private List<String> pages() {
        Pages<String> names = new Pages<>();
        String last = null;
        boolean more = true;
        while (more) {
            @Nullable String after = last;
            ListDeliveryStreamsResponse page =
                    firehose.listDeliveryStreams(request -> request.exclusiveStartDeliveryStreamName(after));
            more = names.add(page.deliveryStreamNames(), page.hasMoreDeliveryStreams());
            last = more ? page.deliveryStreamNames().getLast() : null;
        }
        return names.all();
    }

    public DeliveryStreamDescription describe(String name) throws InterruptedException {
        return calling(name, () -> firehose.describeDeliveryStream(request -> request.deliveryStreamName(name)))
                .deliveryStreamDescription();
    }

    /** Makes a delivery stream and waits until it can be used. */
    public void create(CreateDeliveryStreamRequest request) throws InterruptedException {
        String name = request.deliveryStreamName();
        calling(name, () -> firehose.createDeliveryStream(request));
        DeliveryStreamDescription now = describe(name);
        while (now.deliveryStreamStatus() == DeliveryStreamStatus.CREATING) {
            sleeper.sleep(BETWEEN_LOOKS);
            now = describe(name);
        }
        if (now.deliveryStreamStatus() != DeliveryStreamStatus.ACTIVE) {
            throw new AwsException(
                    "delivery stream '" + name + "' cannot be used: it is " + now.deliveryStreamStatusAsString());
        }
    }

    public void delete(String name) throws InterruptedException {
        calling(name, () -> firehose.deleteDeliveryStream(request -> request.deliveryStreamName(name)));
    }

    private <T> T calling(String name, SdkFaults.Call<T> call) throws InterruptedException {
        return calls.make("delivery stream '" + name + "'", call);
    }
}
