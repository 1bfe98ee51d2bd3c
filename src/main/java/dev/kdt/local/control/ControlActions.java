package dev.kdt.local.control;

import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.fault.Faults;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Operation;
import java.util.List;

/** The operations of the endpoint itself, for callers on the same machine. To add one: write its class and name it here. */
public final class ControlActions {
    private ControlActions() {}

    /** All of them. */
    public static List<Operation> all(Timeline timeline, Faults faults, DeliveryStreams deliveries) {
        return List.of(
                new FlushDeliveryStream(deliveries),
                new ListFaults(faults),
                new SetFaults(faults),
                new Tick(timeline, deliveries));
    }
}
