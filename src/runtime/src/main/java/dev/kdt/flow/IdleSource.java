package dev.kdt.flow;

import dev.kdt.record.Batch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source that asks for a stop when none of its lanes has given a record for a while ({@code --idle}). */
public final class IdleSource extends ForwardingSource {
    private final Duration patience;
    private final InstantSource clock;
    private final Stop stop;
    private volatile Instant lastRecord;

    public IdleSource(Source source, Duration patience, InstantSource clock, Stop stop) {
        super(source);
        this.patience = patience;
        this.clock = clock;
        this.stop = stop;
        this.lastRecord = clock.instant();
    }

    @Override
    public List<Lane> lanes() throws InterruptedException {
        List<Lane> lanes = super.lanes();
        lastRecord = clock.instant();
        return lanes;
    }

    @Override
    protected ForwardingLane forwarding(Lane lane) {
        return new ForwardingLane(lane) {
            @Override
            public @Nullable Batch next() throws InterruptedException {
                Batch batch = super.next();
                Instant now = clock.instant();
                if (batch != null && !batch.records().isEmpty()) {
                    lastRecord = now;
                } else if (!now.isBefore(lastRecord.plus(patience))) {
                    stop.request(Stop.Reason.IDLE);
                }
                return batch;
            }
        };
    }
}
