package dev.kdt.lambda;

import dev.kdt.flow.Lane;
import dev.kdt.flow.Source;
import dev.kdt.record.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of one event: a lane for each shard in it. */
final class EventSource implements Source {
    /**
     * Records of one batch for the pump: as many as a request of both services takes. While they are sent the next ones are
     * processed, and at a deadline the first of them are delivered.
     */
    private static final int BATCH = 500;

    private final List<Batch> shards;

    EventSource(List<Batch> shards) {
        this.shards = shards;
    }

    @Override
    public List<Lane> lanes() {
        return shards.stream().<Lane>map(ShardOfEvent::new).toList();
    }

    /** Lambda sends the event again. */
    @Override
    public boolean comesAgain() {
        return true;
    }

    private static final class ShardOfEvent implements Lane {
        private Batch left;

        ShardOfEvent(Batch records) {
            this.left = records;
        }

        @Override
        public String name() {
            return left.lane();
        }

        @Override
        public @Nullable Batch next() {
            if (left.size() == 0) {
                return null;
            }
            int count = Math.min(BATCH, left.size());
            Batch given = left.first(count);
            left = left.after(count);
            return given;
        }

        /** The shard goes on after the event. */
        @Override
        public boolean exhausted() {
            return false;
        }
    }
}
