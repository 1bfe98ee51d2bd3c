package dev.kdt.cli.command;

import dev.kdt.flow.Lane;
import dev.kdt.flow.Source;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A source that remembers, for each of its lanes, when the records arrived that it gave last. */
final class WatchedSource implements Source {
    private final Source source;
    private final Map<String, Instant> arrivals = new ConcurrentHashMap<>();

    WatchedSource(Source source) {
        this.source = source;
    }

    /** The arrival of the oldest of the records given last; null when no lane has any, or all have given all there is. */
    @Nullable
    Instant oldest() {
        return arrivals.values().stream().min(Instant::compareTo).orElse(null);
    }

    @Override
    public OptionalDouble progress(long records) {
        return source.progress(records);
    }

    @Override
    public List<Lane> lanes() throws InterruptedException {
        return source.lanes().stream().<Lane>map(Watched::new).toList();
    }

    @Override
    public List<Lane> successors(Lane lane) throws InterruptedException {
        return source.successors(((Watched) lane).lane).stream()
                .<Lane>map(Watched::new)
                .toList();
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
        public @Nullable Batch leftover() {
            return lane.leftover();
        }

        @Override
        public void recycle(Batch batch) {
            lane.recycle(batch);
        }

        @Override
        public @Nullable Batch next() throws InterruptedException {
            Batch batch = lane.next();
            KinesisRecord first = batch == null || batch.records().isEmpty()
                    ? null
                    : batch.records().getFirst();
            if (first == null || first.arrival() == null) {
                arrivals.remove(name());
            } else {
                arrivals.put(name(), first.arrival());
            }
            return batch;
        }
    }
}
