package dev.kdt.local.firehose;

import dev.kdt.endpoint.fault.Faults;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.wire.Operation;
import java.util.List;

/** The operations of Firehose, one class each. To add one: write its class, name it here, and test it through the AWS SDK. */
public final class FirehoseActions {
    private FirehoseActions() {}

    /** All of them, working on {@code streams}. */
    public static List<Operation> all(DeliveryStreams streams, Faults faults) {
        return List.of(
                new CreateDeliveryStream(streams),
                new DeleteDeliveryStream(streams),
                new DescribeDeliveryStream(streams),
                new ListDeliveryStreams(streams),
                new PutRecord(streams),
                new PutRecordBatch(streams, faults),
                new ListTagsForDeliveryStream(streams),
                new StartDeliveryStreamEncryption(streams),
                new StopDeliveryStreamEncryption(streams),
                new TagDeliveryStream(streams),
                new UntagDeliveryStream(streams),
                new UpdateDestination(streams));
    }
}
