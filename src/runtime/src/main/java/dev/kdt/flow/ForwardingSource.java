package dev.kdt.flow;

import java.util.List;
import java.util.OptionalDouble;

/** A source that passes every call on to another source, and puts a lane of its own before each of that one's lanes. */
public abstract class ForwardingSource implements Source {
    private final Source source;

    protected ForwardingSource(Source source) {
        this.source = source;
    }

    /** The lane that stands for {@code lane}. */
    protected abstract ForwardingLane forwarding(Lane lane);

    @Override
    public List<Lane> lanes() throws InterruptedException {
        return source.lanes().stream().<Lane>map(this::forwarding).toList();
    }

    @Override
    public List<Lane> successors(Lane lane) throws InterruptedException {
        return source.successors(((ForwardingLane) lane).forwarded()).stream()
                .<Lane>map(this::forwarding)
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
}
