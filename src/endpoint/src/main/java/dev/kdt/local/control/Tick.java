package dev.kdt.local.control;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.endpoint.option.VirtualClock;
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
    private final Runnable settle;

    /** @param settle waits until nothing is left to do at the present time */
    Tick(Timeline timeline, KeptTime kept, Runnable settle) {
        this.timeline = timeline;
        this.kept = kept;
        this.settle = settle;
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
        settle.run();
        while (virtual.step(end)) {
            settle.run();
        }
        settle.run();
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
