package dev.kdt.local.firehose;

import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.wire.Operation;
import java.util.List;

/** The operations of Firehose. To add one: write its class and name it here. */
public final class FirehoseActions {
    private FirehoseActions() {}

    /** All of them, working on {@code streams}. */
    public static List<Operation> all(DeliveryStreams streams) {
        return List.of(
                new CreateDeliveryStream(streams),
                new DeleteDeliveryStream(streams),
                new DescribeDeliveryStream(streams),
                new ListDeliveryStreams(streams),
                new PutRecord(streams),
                new PutRecordBatch(streams));
    }
}
