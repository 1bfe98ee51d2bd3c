package dev.kdt.flow;

import dev.kdt.record.Batch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A source that asks for a stop when none of its lanes has had a record for a while ({@code --idle}). A lane has none from when it was
 * read to its end for now until its next record; one that could not be read, or whose records are not handed on yet, may have some.
 */
public final class IdleSource extends ForwardingSource {
    private final Duration patience;
    private final InstantSource clock;
    private final Stop stop;
    private final Set<IdleLane> lanes = new HashSet<>();

    public IdleSource(Source source, Duration patience, InstantSource clock, Stop stop) {
        super(source);
        this.patience = patience;
        this.clock = clock;
        this.stop = stop;
    }

    @Override
    protected synchronized ForwardingLane forwarding(Lane lane) {
        IdleLane forwarding = new IdleLane(lane);
        lanes.add(forwarding);
        return forwarding;
    }

    private synchronized void ended(IdleLane lane) {
        lanes.remove(lane);
    }

    private synchronized void stopIfIdle() {
        Instant due = clock.instant().minus(patience);
        if (lanes.stream().allMatch(each -> each.hadNoneSince(due))) {
            stop.request(Stop.Reason.IDLE);
        }
    }

    private final class IdleLane extends ForwardingLane {
        /** Null while the lane may have a record. */
        private volatile @Nullable Instant quietSince;

        private boolean isAtTip;

        IdleLane(Lane lane) {
            super(lane);
        }

        private boolean hadNoneSince(Instant time) {
            Instant since = quietSince;
            return since != null && !since.isAfter(time);
        }

        @Override
        public @Nullable Batch next() throws InterruptedException {
            beQuietIfAtTip();
            Batch batch = super.next();
            if (batch == null) {
                ended(this);
                return null;
            }
            if (!batch.records().isEmpty()) {
                isAtTip = caughtUp() != null;
                quietSince = null;
                return batch;
            }
            isAtTip |= caughtUp() != null;
            beQuietIfAtTip();
            stopIfIdle();
            return batch;
        }

        private void beQuietIfAtTip() {
            if (isAtTip && quietSince == null) {
                quietSince = clock.instant();
            }
        }
    }
}
