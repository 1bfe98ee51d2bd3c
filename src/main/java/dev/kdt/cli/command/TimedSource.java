package dev.kdt.cli.command;

import dev.kdt.flow.Lane;
import dev.kdt.flow.Sleeper;
import dev.kdt.flow.Source;
import dev.kdt.flow.Stop;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A source that asks for a stop some time after its reading began ({@code --duration}).
 *
 * @param duration how long it is read
 */
record TimedSource(Source source, Duration duration, Sleeper sleeper, Stop stop) implements Source {
    @Override
    public List<Lane> lanes() throws InterruptedException {
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

    @Override
    public OptionalDouble progress(long records) {
        return source.progress(records);
    }

    @Override
    public void close() {
        source.close();
    }
}
