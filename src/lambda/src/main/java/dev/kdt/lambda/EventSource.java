package dev.kdt.lambda;

import dev.kdt.flow.Lane;
import dev.kdt.flow.Source;
import dev.kdt.record.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The batches of one event: a lane for each shard in it, a batch each. */
final class EventSource implements Source {
    private final List<Batch> batches;

    EventSource(List<Batch> batches) {
        this.batches = batches;
    }

    @Override
    public List<Lane> lanes() {
        return batches.stream().<Lane>map(OneBatch::new).toList();
    }

    /** Lambda sends the event again. */
    @Override
    public boolean comesAgain() {
        return true;
    }

    private static final class OneBatch implements Lane {
        private final String name;
        private @Nullable Batch left;

        OneBatch(Batch batch) {
            this.name = batch.lane();
            this.left = batch;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public @Nullable Batch next() {
            Batch given = left;
            left = null;
            return given;
        }

        /** The shard goes on after the event. */
        @Override
        public boolean exhausted() {
            return false;
        }
    }
}
