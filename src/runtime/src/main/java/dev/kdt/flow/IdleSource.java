package dev.kdt.flow;

import dev.kdt.record.Batch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A source that asks for a stop when none of its lanes has given a record for a while ({@code --idle}). */
public final class IdleSource implements Source {
    private final Source source;
    private final Duration patience;
    private final InstantSource clock;
    private final Stop stop;
    private volatile Instant lastRecord;

    public IdleSource(Source source, Duration patience, InstantSource clock, Stop stop) {
        this.source = source;
        this.patience = patience;
        this.clock = clock;
        this.stop = stop;
        this.lastRecord = clock.instant();
    }

    @Override
    public List<Lane> lanes() throws InterruptedException {
        List<Lane> lanes = source.lanes();
        lastRecord = clock.instant();
        return lanes.stream().<Lane>map(Watched::new).toList();
    }

    @Override
    public List<Lane> successors(Lane lane) throws InterruptedException {
        return source.successors(((Watched) lane).lane).stream()
                .<Lane>map(Watched::new)
                .toList();
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

    private final class Watched implements Lane {
        private final Lane lane;

        Watched(Lane lane) {
            this.lane = lane;
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
        public void recycle(Batch batch) {
            lane.recycle(batch);
        }

        @Override
        public @Nullable Batch leftover() {
            return lane.leftover();
        }

        @Override
        public @Nullable Batch next() throws InterruptedException {
            Batch batch = lane.next();
            Instant now = clock.instant();
            if (batch != null && !batch.records().isEmpty()) {
                lastRecord = now;
            } else if (!now.isBefore(lastRecord.plus(patience))) {
                stop.request(Stop.Reason.IDLE);
            }
            return batch;
        }
    }
}
