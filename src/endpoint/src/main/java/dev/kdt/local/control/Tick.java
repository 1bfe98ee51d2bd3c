package dev.kdt.local.control;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.endpoint.option.VirtualClock;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.time.KeptTime;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import java.io.IOException;
import java.time.Instant;

/** Lets time pass on a virtual clock, and waits until what falls into it has happened. */
final class Tick implements Action {
    /** Ten years. */
    private static final long MOST_MILLIS = 315_360_000_000L;

    private static final Shape.Structure INPUT = structure(required("Millis", new Shape.Whole("Long", 0, MOST_MILLIS)));

    private final Timeline timeline;
    private final KeptTime kept;
    private final DeliveryStreams deliveries;

    Tick(Timeline timeline, KeptTime kept, DeliveryStreams deliveries) {
        this.timeline = timeline;
        this.kept = kept;
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
                    "The clock of this endpoint is the system clock, which cannot be moved (start it with kdt local"
                            + " --clock virtual).");
        }
        Instant end = virtual.instant().plusMillis(params.number("Millis"));
        deliveries.settle();
        while (virtual.step(end)) {
            deliveries.settle();
        }
        deliveries.settle();
        keep(virtual.instant());
        return out -> out.millis("Now", timeline.millis());
    }

    private void keep(Instant now) {
        try {
            kept.write(now);
        } catch (IOException e) {
            throw ServiceException.failed("InternalFailure", 500, "Cannot write to " + kept.file() + ": " + e);
        }
    }
}
