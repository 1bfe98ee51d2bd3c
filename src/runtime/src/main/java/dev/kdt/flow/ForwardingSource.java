package dev.kdt.flow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    public Map<String, Duration> behind() {
        return source.behind();
    }

    @Override
    public Set<String> unanswered() {
        return source.unanswered();
    }

    @Override
    public @Nullable RequestMeter requests() {
        return source.requests();
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
