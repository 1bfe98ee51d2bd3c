package dev.kdt.local.control;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.time.VirtualClock;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import java.time.Duration;

/** Lets time pass on a virtual clock, and waits until what falls into it has happened. */
final class Tick implements Action {
    private static final Shape.Structure INPUT =
            structure(required("Millis", new Shape.Whole("Long", 0, Long.MAX_VALUE)));

    private final Timeline timeline;
    private final DeliveryStreams deliveries;

    Tick(Timeline timeline, DeliveryStreams deliveries) {
        this.timeline = timeline;
        this.deliveries = deliveries;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        if (!(timeline.clock() instanceof VirtualClock virtual)) {
            throw ServiceException.invalidArgument(
                    "The clock is the system's; start the endpoint with a virtual clock.");
        }
        deliveries.settle();
        virtual.advance(Duration.ofMillis(params.node().path("Millis").longValue()));
        deliveries.settle();
        return out -> out.millis("Now", timeline.millis());
    }
}
