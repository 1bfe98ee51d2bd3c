package dev.kdt.cli.host;

import dev.kdt.aws.Clients;
import dev.kdt.aws.StartAt;
import dev.kdt.aws.StreamSource;
import dev.kdt.aws.StreamingClients;
import dev.kdt.cli.option.Session;
import dev.kdt.codec.Chain;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.CountingSink;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Source;
import dev.kdt.load.LoadMeter;
import dev.kdt.pipeline.Processor;
import dev.kdt.record.MaxRecord;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The reading of a stream to measure its load.
 *
 * @param span the time after which reading ends; null: it ends as {@code reading} says
 * @param chain how payloads are decoded
 * @param maxRecord the most bytes that a payload may have, as it comes and after each layer
 */
public record LoadReading(
        StreamReading reading, @Nullable Duration span, Chain chain, MaxRecord maxRecord, RetryPolicy retry) {
    /** Reads until the reading ends or a stop is requested, while {@code meter} counts, and returns the exit code. */
    public int into(LoadMeter meter, Session session, RunContext context) throws InterruptedException {
        Retrying retrying = session.retrying(retry, context.stop());
        try (Clients clients = StreamingClients.of(session.aws())) {
            Run.Builder run = Run.in(context)
                    .from(made -> source(meter, session, clients, retrying, made))
                    .through(processors(meter), Runtime.getRuntime().availableProcessors())
                    .to(_ -> OpenTarget.of(new CountingSink(), "counted"));
            return ConsoleRun.silent(session, run).toTheEnd();
        }
    }

    private Source source(LoadMeter meter, Session session, Clients clients, Retrying retrying, RunContext context)
            throws InterruptedException {
        StreamSource stream = reading.source(session, clients, Checkpoints.NONE, retrying);
        meter.lags(stream.lags()::now);
        Source source = new SmallHeapSource(stream, SmallHeapSource.Heap.OWN);
        return new MeteredSource(
                source,
                meter,
                reading.start() instanceof StartAt.Latest ? MeteredSource.Start.LATEST : MeteredSource.Start.GIVEN,
                span,
                context.clock());
    }

    private Processor.Factory processors(LoadMeter meter) {
        return new Processor.Factory() {
            @Override
            public Processor create() {
                return new MeteringProcessor(meter, chain, maxRecord);
            }

            @Override
            public boolean remembers() {
                return false;
            }
        };
    }
}
