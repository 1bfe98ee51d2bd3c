package dev.kdt.flow;

import dev.kdt.record.Batch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A lane that passes every call on to another lane. Subclasses change what they are for. */
public class ForwardingLane implements Lane {
    private final Lane lane;

    public ForwardingLane(Lane lane) {
        this.lane = lane;
    }

    /** The lane that calls are passed on to. */
    final Lane forwarded() {
        return lane;
    }

    @Override
    public String name() {
        return lane.name();
    }

    @Override
    public @Nullable Batch next() throws InterruptedException {
        return lane.next();
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
    public @Nullable Instant caughtUp() {
        return lane.caughtUp();
    }

    @Override
    public long refused() {
        return lane.refused();
    }

    @Override
    public void pause() {
        lane.pause();
    }

    @Override
    public Thread.Builder thread() {
        return lane.thread();
    }

    @Override
    public boolean exhausted() {
        return lane.exhausted();
    }
}
