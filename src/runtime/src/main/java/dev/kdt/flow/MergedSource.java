package dev.kdt.flow;

import dev.kdt.record.Batch;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Tells a merge how far each lane has come. A batch counts when all its outputs were sent, which is when it is recycled. */
final class MergedSource extends ForwardingSource {
    private final ArrivalMerge merge;
    private final Runnable closing;

    /** @param closing done when this is closed */
    MergedSource(Source source, ArrivalMerge merge, Runnable closing) {
        super(source);
        this.merge = merge;
        this.closing = closing;
    }

    @Override
    public void close() {
        closing.run();
        super.close();
    }

    @Override
    protected ForwardingLane forwarding(Lane lane) {
        merge.begin(lane.name());
        return new MergedLane(lane);
    }

    /** Others wait for a lane until those that follow it are known. */
    @Override
    public List<Lane> successors(Lane lane) throws InterruptedException {
        List<Lane> successors = super.successors(lane);
        merge.end(lane.name());
        return successors;
    }

    private final class MergedLane extends ForwardingLane {
        private final Queue<Mark> marks = new ArrayDeque<>();
        private boolean ended;

        private record Mark(
                @Nullable Instant arrival, @Nullable Instant caughtUp) {}

        MergedLane(Lane lane) {
            super(lane);
        }

        @Override
        public @Nullable Batch next() throws InterruptedException {
            merge.awaitRoom(name(), this::pause);
            Batch batch = super.next();
            if (batch != null) {
                Instant last = batch.records().isEmpty()
                        ? null
                        : batch.records().getLast().arrival();
                synchronized (marks) {
                    marks.add(new Mark(last, caughtUp()));
                }
            } else if (isThroughAfter(null)) {
                endUnlessFollowed();
            }
            return batch;
        }

        @Override
        public void recycle(Batch batch) {
            super.recycle(batch);
            Mark mark;
            synchronized (marks) {
                mark = marks.remove();
            }
            try {
                merge.reached(name(), mark.arrival(), mark.caughtUp());
                if (isThroughAfter(batch)) {
                    endUnlessFollowed();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Whether the lane has ended, and all its batches were recycled. */
        private boolean isThroughAfter(@Nullable Batch batch) {
            synchronized (marks) {
                ended |= batch == null;
                return ended && marks.isEmpty();
            }
        }

        /** A lane that was read to its end is followed by others, which are read next: until then the rest waits for it. */
        private void endUnlessFollowed() throws InterruptedException {
            if (!exhausted()) {
                merge.end(name());
            }
        }
    }
}
