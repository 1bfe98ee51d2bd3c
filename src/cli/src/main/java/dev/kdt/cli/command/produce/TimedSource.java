package dev.kdt.cli.command.produce;

import dev.kdt.flow.Lane;
import dev.kdt.flow.Sleeper;
import dev.kdt.flow.Source;
import dev.kdt.flow.Stop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A source that asks for a stop some time after its reading began ({@code --duration}). */
final class TimedSource implements Source {
    private final Source source;
    private final Duration duration;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Stop stop;
    private volatile @Nullable Instant start;

    /** @param duration how long it is read */
    TimedSource(Source source, Duration duration, InstantSource clock, Sleeper sleeper, Stop stop) {
        this.source = source;
        this.duration = duration;
        this.clock = clock;
        this.sleeper = sleeper;
        this.stop = stop;
    }

    @Override
    public List<Lane> lanes() throws InterruptedException {
        start = clock.instant();
        Thread.ofPlatform().daemon().name("kdt-duration").start(() -> {
            try {
                sleeper.sleep(duration);
                stop.request(Stop.Reason.COUNT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return source.lanes();
    }

    /** The larger share of that of the time and that of the source: it ends with the first of them. */
    @Override
    public OptionalDouble progress(long records) {
        OptionalDouble ofSource = source.progress(records);
        Instant began = start;
        if (began == null || !duration.isPositive()) {
            return ofSource;
        }
        double ofTime = (double) Duration.between(began, clock.instant()).toMillis() / Math.max(1, duration.toMillis());
        return OptionalDouble.of(Math.clamp(ofTime, ofSource.orElse(0), 1));
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
