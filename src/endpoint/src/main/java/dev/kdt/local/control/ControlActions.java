package dev.kdt.local.control;

import dev.kdt.endpoint.fault.Faults;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.time.KeptTime;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Operation;
import java.util.List;

/** The operations of the endpoint itself, for callers on the same machine. To add one: write its class and name it here. */
public final class ControlActions {
    private ControlActions() {}

    /**
     * All of them.
     *
     * @param settle waits until nothing is left to do at the present time
     */
    public static List<Operation> all(
            Timeline timeline, KeptTime kept, Faults faults, DeliveryStreams deliveries, Runnable settle) {
        return List.of(
                new AddFaults(faults),
                new ClearFaults(faults),
                new FlushDeliveryStream(deliveries),
                new ListFaults(faults),
                new Tick(timeline, kept, settle));
    }
}
