package dev.kdt.cli.command;

import dev.kdt.aws.Clients;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.IdleSource;
import dev.kdt.flow.LimitSink;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.OutputSink;
import dev.kdt.flow.Pump;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Source;
import dev.kdt.flow.Stop;
import dev.kdt.pipeline.Processor;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Shows records of a stream on stdout.
 *
 * @param presentation puts what presents records before stdout
 * @param count how many at the most; {@code null}: no bound
 * @param idle stop when nothing came for so long; {@code null}: never
 */
record StreamView(
        StreamReading reading,
        Processor.Factory processors,
        UnaryOperator<Sink> presentation,
        @Nullable Long count,
        @Nullable Duration idle,
        RetryPolicy retry) {
    /** Returns the exit code. */
    int show(Session session, Stop stop, RunCounters tally) throws InterruptedException {
        try (Clients clients = Clients.streaming(session.aws())) {
            Source source = reading.source(session, clients, Checkpoints.NONE, session.retrying(retry, stop));
            Sink shown = presentation.apply(new OutputSink(session.stdout(stop), "stdout"));
            Pump.Parts parts = new Pump.Parts(
                    idle == null
                            ? source
                            : new IdleSource(source, idle, session.console().clock(), stop),
                    processors,
                    count == null ? shown : new LimitSink(shown, count, stop),
                    new ReportingDeadLetters(session.messages(), null),
                    OnFailure.PARK,
                    Checkpoints.NONE,
                    tally,
                    stop,
                    session.console().clock(),
                    Runtime.getRuntime().availableProcessors());
            return PumpRun.silent(session, parts).run();
        }
    }
}
