package dev.kdt.cli.host;

import dev.kdt.aws.Clients;
import dev.kdt.aws.StreamingClients;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.CountingSink;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.pipeline.Processor;

/** A reading of a part of a stream by processors that only look. */
public record StreamPass(StreamReading reading, RetryPolicy retry) {
    /** Reads to the end, or until a stop is requested, and returns the exit code. */
    public int through(Processor.Factory processors, Session session, RunContext context) throws InterruptedException {
        Retrying retrying = session.retrying(retry, context.stop());
        try (Clients clients = StreamingClients.of(session.aws())) {
            Run.Builder run = Run.in(context)
                    .from(_ -> new SmallHeapSource(
                            reading.source(session, clients, Checkpoints.NONE, retrying), SmallHeapSource.Heap.OWN))
                    .through(processors, Runtime.getRuntime().availableProcessors())
                    .to(_ -> OpenTarget.of(new CountingSink(), "read"));
            return ConsoleRun.silent(session, run).toTheEnd();
        }
    }
}
