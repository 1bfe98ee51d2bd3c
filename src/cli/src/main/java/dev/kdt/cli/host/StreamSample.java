package dev.kdt.cli.host;

import dev.kdt.aws.Clients;
import dev.kdt.aws.StartAt;
import dev.kdt.aws.StreamControl;
import dev.kdt.aws.StreamingClients;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.ArrivalMerge;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.LimitSink;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Sink;
import dev.kdt.pipeline.Processor;
import java.time.Duration;
import java.time.Instant;

/**
 * The newest records of a stream's open shards, as many of each, in the order of their arrival.
 *
 * @param count of all shards together
 */
public record StreamSample(String stream, long count, RetryPolicy retry) {
    private static final Duration MERGED_WITHIN = Duration.ofSeconds(2);

    /** Runs the records through processors that only look, and returns the exit code. */
    public int pumped(Processor.Factory processors, Run.Maker<Sink> sink, Session session, RunContext context)
            throws InterruptedException {
        Retrying retrying = session.retrying(retry, context.stop());
        try (Clients clients = StreamingClients.of(session.aws())) {
            int shards = new StreamControl(clients.kinesis(), clients.place(), retrying)
                    .describe(stream)
                    .openShardCount();
            StreamReading reading = reading(shards, session.console().clock().instant());
            ArrivalMerge merge = new ArrivalMerge(
                    MERGED_WITHIN,
                    session.console().clock(),
                    session.console().sleeper(),
                    context.stop(),
                    session.messages()::warn);
            Run.Builder run = Run.in(context)
                    .from(made -> merge.over(reading.source(session, clients, Checkpoints.NONE, retrying)))
                    .through(processors, 1)
                    .to(made -> OpenTarget.of(
                            merge.before(new LimitSink(sink.make(made), count, made.stop())), "looked at"))
                    .parking(made -> new ReportingDeadLetters(session.messages(), null));
            return ConsoleRun.silent(session, run).toTheEnd();
        }
    }

    private StreamReading reading(int shards, Instant until) {
        long each = Math.clamp(count / Math.max(1, shards), 1, Integer.MAX_VALUE);
        return new StreamReading(stream, new StartAt.Newest((int) each), until);
    }
}
