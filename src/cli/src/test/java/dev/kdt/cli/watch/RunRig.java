package dev.kdt.cli.watch;

import dev.kdt.flow.Lane;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.RequestMeter;
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

/** A run that does nothing by itself: tests say what it has counted, and what is before it. */
final class RunRig implements AutoCloseable {
    final Map<String, Duration> behind = new HashMap<>();
    final Set<String> unanswered = new HashSet<>();
    final RequestMeter reads = new RequestMeter();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final RunContext context = RunContext.of(new Stop(), this::now);
    private final Run run;

    RunRig() throws InterruptedException {
        run = Run.in(context)
                .from(_ -> new Reading())
                .through(new Unused(), 1)
                .to(_ -> OpenTarget.of(new Nowhere(), "sent"))
                .open();
    }

    Run run() {
        return run;
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void close() {
        run.close();
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

        @Override
        public RequestMeter requests() {
            return reads;
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
