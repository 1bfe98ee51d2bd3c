package dev.kdt.cli.command.produce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.flow.Lane;
import dev.kdt.flow.Source;
import dev.kdt.flow.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TimedSourceTest {
    private Instant now = Instant.EPOCH;
    private OptionalDouble ofSource = OptionalDouble.empty();

    private TimedSource source(Duration duration) {
        Source endless = new Source() {
            @Override
            public List<Lane> lanes() {
                return List.of();
            }

            @Override
            public OptionalDouble progress(long records) {
                return ofSource;
            }
        };
        return new TimedSource(endless, duration, () -> now, _ -> {}, new Stop());
    }

    @Test
    void isAsFarAsTheTimeOrTheSourceIs() throws InterruptedException {
        TimedSource source = source(Duration.ofSeconds(40));
        assertEquals(OptionalDouble.empty(), source.progress(0));
        source.lanes();
        assertEquals(0, source.progress(0).orElseThrow());
        now = now.plusSeconds(10);
        assertEquals(0.25, source.progress(0).orElseThrow());
        ofSource = OptionalDouble.of(0.75);
        assertEquals(0.75, source.progress(0).orElseThrow());
        now = now.plusSeconds(60);
        assertEquals(1, source.progress(0).orElseThrow());
    }
}
