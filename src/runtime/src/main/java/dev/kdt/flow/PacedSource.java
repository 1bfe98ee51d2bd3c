package dev.kdt.flow;

import dev.kdt.record.Batch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A source with one lane that gives no more than so many records a second ({@code --rate}): small batches, spread evenly. The
 * pace is kept over the whole run, so that a slow moment is made up for.
 */
public final class PacedSource implements Source {
    private static final int BATCHES_A_SECOND = 20;

    private final Source source;
    private final double perSecond;
    private final InstantSource clock;
    private final Sleeper sleeper;

    /**
     * Paces a source.
     *
     * @param perSecond records a second, more than 0
     */
    public PacedSource(Source source, double perSecond, InstantSource clock, Sleeper sleeper) {
        this.source = source;
        this.perSecond = perSecond;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    @Override
    public List<Lane> lanes() throws InterruptedException {
        return source.lanes().stream().<Lane>map(Paced::new).toList();
    }

    @Override
    public OptionalDouble progress(long records) {
        return source.progress(records);
    }

    @Override
    public boolean comesAgain() {
        return source.comesAgain();
    }

    @Override
    public void close() {
        source.close();
    }

    private final class Paced implements Lane {
        private final Lane lane;
        private final Instant start = clock.instant();
        private Batch waiting;
        private long given;

        Paced(Lane lane) {
            this.lane = lane;
            this.waiting = new Batch(lane.name(), List.of());
        }

        @Override
        public String name() {
            return lane.name();
        }

        @Override
        public boolean exhausted() {
            return lane.exhausted();
        }

        @Override
        public @Nullable Batch next() throws InterruptedException {
            if (waiting.size() == 0) {
                Batch batch = lane.next();
                if (batch == null) {
                    return null;
                }
                waiting = batch;
            }
            await(given / perSecond);
            return give((int) Math.min(waiting.size(), Math.max(1, perSecond / BATCHES_A_SECOND)));
        }

        @Override
        public @Nullable Batch leftover() {
            return source.comesAgain() || waiting.size() == 0 ? null : give(waiting.size());
        }

        private Batch give(int size) {
            Batch paced = waiting.first(size);
            waiting = waiting.after(size);
            given += size;
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
