package dev.kdt.flow;

import dev.kdt.record.Batch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source with one lane that gives no more than so many records a second ({@code --rate}): small batches, spread evenly. The
 * pace is kept over the whole run, so that a slow moment is made up for.
 */
public final class PacedSource extends ForwardingSource {
    private static final int BATCHES_A_SECOND = 20;

    private final double perSecond;
    private final InstantSource clock;
    private final Sleeper sleeper;

    /**
     * Paces a source.
     *
     * @param perSecond records a second, more than 0
     */
    public PacedSource(Source source, double perSecond, InstantSource clock, Sleeper sleeper) {
        super(source);
        this.perSecond = perSecond;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    @Override
    protected ForwardingLane forwarding(Lane lane) {
        return new Paced(lane);
    }

    private final class Paced extends ForwardingLane {
        private final Instant start = clock.instant();
        private final PiecesOnTheirWay pieces = new PiecesOnTheirWay(super::recycle);
        private Batch waiting;
        private long given;

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
            await(given / perSecond);
            return give((int) Math.min(waiting.size(), Math.max(1, perSecond / BATCHES_A_SECOND)));
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
            given += size;
            pieces.give(paced, waiting.size() == 0);
            return paced;
        }

        private void await(double secondsAfterStart) throws InterruptedException {
            Instant due = start.plusNanos((long) (secondsAfterStart * 1e9));
            Duration left = Duration.between(clock.instant(), due);
            if (left.isPositive()) {
                sleeper.sleep(left);
            }
        }
    }
}
