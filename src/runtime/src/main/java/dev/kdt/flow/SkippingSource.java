package dev.kdt.flow;

import dev.kdt.record.Batch;
import dev.kdt.record.Unread;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A source with one lane that passes over its first records, which an earlier run has settled; what could not be read among them is passed
 * over, too. Its records are given again by a later run, so none need be parked because this one ends.
 */
public final class SkippingSource extends ForwardingSource {
    private final long records;

    /** @param records how many are passed over */
    public SkippingSource(Source source, long records) {
        super(source);
        this.records = records;
    }

    @Override
    protected ForwardingLane forwarding(Lane lane) {
        return new Skipping(lane);
    }

    @Override
    public OptionalDouble progress(long done) {
        return super.progress(records + done);
    }

    @Override
    public boolean comesAgain() {
        return true;
    }

    private final class Skipping extends ForwardingLane {
        private final PiecesOnTheirWay pieces = new PiecesOnTheirWay(super::recycle);
        private long left = records;

        Skipping(Lane lane) {
            super(lane);
        }

        @Override
        public @Nullable Batch next() throws InterruptedException {
            Batch batch = super.next();
            while (batch != null && left >= batch.records().size() && left > 0) {
                left -= batch.records().size();
                super.recycle(batch);
                batch = super.next();
            }
            if (batch == null || left == 0) {
                return batch;
            }
            Batch rest = batch.after(gone(batch));
            left = 0;
            pieces.begin(batch);
            pieces.give(rest, true);
            return rest;
        }

        /** How many of the batch are passed over, those included that could not be read. */
        private int gone(Batch batch) {
            int unread = 0;
            for (Unread each : batch.unread()) {
                unread += each.before() < left ? 1 : 0;
            }
            return (int) left + unread;
        }

        @Override
        public void recycle(Batch batch) {
            if (!pieces.done(batch)) {
                super.recycle(batch);
            }
        }
    }
}
