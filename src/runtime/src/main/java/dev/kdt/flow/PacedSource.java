package dev.kdt.flow;

import dev.kdt.record.Batch;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source with one lane that gives records at a pace ({@code --rate}): small batches, spread evenly. */
public final class PacedSource extends ForwardingSource {
    private final Pace pace;
    private final InstantSource clock;
    private final Sleeper sleeper;

    /**
     * Paces a source.
     *
     * @param perSecond records a second, more than 0
     */
    public PacedSource(Source source, double perSecond, InstantSource clock, Sleeper sleeper) {
        this(source, Pace.steady(perSecond), clock, sleeper);
    }

    /** Paces a source at a rate that changes. */
    public PacedSource(Source source, Pace pace, InstantSource clock, Sleeper sleeper) {
        super(source);
        this.pace = pace;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    @Override
    protected ForwardingLane forwarding(Lane lane) {
        return new Paced(lane);
    }

    private final class Paced extends ForwardingLane {
        private final PaceKeeper due = new PaceKeeper(pace, clock, sleeper);
        private final PiecesOnTheirWay pieces = new PiecesOnTheirWay(super::recycle);
        private Batch waiting;

        Paced(Lane lane) {
            super(lane);
            this.waiting = new Batch(lane.name(), List.of());
        }

        @Override
        public @Nullable Batch next() throws InterruptedException {
            if (waiting.size() == 0) {
                Batch batch = super.next();
                if (batch == null) {
                    return null;
                }
                waiting = batch;
                pieces.begin(batch);
            }
            int most = due.awaitDue();
            return give(Math.min(waiting.size(), most));
        }

        @Override
        public @Nullable Batch leftover() {
            return comesAgain() || waiting.size() == 0 ? super.leftover() : give(waiting.size());
        }

        @Override
        public void recycle(Batch piece) {
            pieces.done(piece);
        }

        private Batch give(int size) {
            Batch paced = waiting.first(size);
            waiting = waiting.after(size);
            due.gave(size);
            pieces.give(paced, waiting.size() == 0);
            return paced;
        }
    }
}
