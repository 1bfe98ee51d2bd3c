package dev.kdt.cli.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.flow.Lane;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Source;
import dev.kdt.flow.Stop;
import dev.kdt.flow.Ticket;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunHealthTest {
    private final Map<String, Duration> behind = new HashMap<>();
    private final Set<String> unanswered = new HashSet<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final RunContext context = RunContext.of(new Stop(), () -> now);
    private Run run;
    private RunHealth health;

    @BeforeEach
    void open() throws InterruptedException {
        run = Run.in(context)
                .from(_ -> new Reading())
                .through(new Unused(), 1)
                .to(_ -> OpenTarget.of(new Nowhere(), "sent"))
                .open();
        health = new RunHealth(run, () -> now, Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void aRunThatHasReadAllIsHealthyForEver() {
        behind.put("shard", Duration.ZERO);
        assertEquals("", after(Duration.ofDays(1)));
    }

    @Test
    void aRunThatDoesNotReadWhatIsThereStandsStill() {
        behind.put("shard-1", Duration.ofSeconds(3));
        behind.put("shard-2", Duration.ofSeconds(90));
        assertEquals("", after(Duration.ofSeconds(299)));
        assertEquals(
                "nothing was read, delivered or parked for 5 min 0 s: records wait to be read, 90.0 s behind in"
                        + " shard-2",
                after(Duration.ofSeconds(1)));
    }

    @Test
    void aRunWithoutAnAnswerStandsStill() {
        unanswered.add("shard-1");
        assertEquals(
                "nothing was read, delivered or parked for 5 min 0 s: the first read of shard-1 has not been answered",
                after(Duration.ofMinutes(5)));
    }

    @Test
    void everythingThatMovesStartsTheTimeAnew() {
        behind.put("shard", Duration.ofSeconds(3));
        for (int i = 0; i < 10; i++) {
            assertEquals("", after(Duration.ofMinutes(4)));
            context.counters().addDelivered(1, 1);
        }
        context.counters().addDropped("filter", 1);
        assertEquals("", after(Duration.ofMinutes(4)));
    }

    @Test
    void whatIsSentAgainInVainDoesNotMove() {
        behind.put("shard", Duration.ofSeconds(3));
        String stall = "";
        for (int i = 0; i < 300; i++) {
            context.counters().addRetried(1);
            stall = after(Duration.ofSeconds(1));
        }
        assertEquals(
                "nothing was read, delivered or parked for 5 min 0 s: records wait to be read, 3.0 s behind in shard",
                stall);
    }

    @Test
    void aMachineThatSleptIsNoRunThatStoodStill() {
        behind.put("shard", Duration.ofSeconds(3));
        after(Duration.ofSeconds(1));
        now = now.plus(Duration.ofHours(9));
        assertEquals("", after(Duration.ofSeconds(1)));
    }

    /** Looks each second for so long, and tells why the run stands still; empty when it does not. */
    private String after(Duration time) {
        String reason = "";
        health.look();
        for (long second = 0; second < time.toSeconds(); second++) {
            now = now.plusSeconds(1);
            reason = health.look().map(RunHealth.Stall::reason).orElse("");
        }
        return reason;
    }

    private final class Reading implements Source {
        @Override
        public List<Lane> lanes() {
            return List.of();
        }

        @Override
        public Map<String, Duration> behind() {
            return behind;
        }

        @Override
        public Set<String> unanswered() {
            return unanswered;
        }
    }

    private static final class Unused implements Processor.Factory {
        @Override
        public Processor create() {
            return (Batch in, Results out) -> {};
        }

        @Override
        public boolean remembers() {
            return false;
        }
    }

    private static final class Nowhere implements Sink {
        @Override
        public void send(Output output, Ticket ticket) {
            ticket.delivered(output);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
