package dev.kdt.cli.host;

import dev.kdt.aws.Clients;
import dev.kdt.aws.ShardLags;
import dev.kdt.aws.StreamSource;
import dev.kdt.aws.StreamingClients;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.ArrivalMerge;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.IdleSource;
import dev.kdt.flow.LimitSink;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.OutputSink;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Source;
import dev.kdt.flow.Stop;
import dev.kdt.flow.WriteLeftException;
import dev.kdt.pipeline.Processor;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Shows records of a stream, on stdout or wherever else they can be seen.
 *
 * @param presentation puts what presents records before stdout, or in its place
 * @param watch told, before anything is read, how far the reading of shards is behind
 * @param count how many at the most; {@code null}: no bound
 * @param idle stop when nothing came for so long; {@code null}: never
 * @param onFailure whether records that fail are told of
 */
public record StreamView(
        StreamReading reading,
        Processor.Factory processors,
        UnaryOperator<Sink> presentation,
        Consumer<ShardLags> watch,
        @Nullable Long count,
        @Nullable Duration idle,
        RetryPolicy retry,
        OnFailure onFailure) {
    /** Returns the exit code. */
    public int show(Session session, RunContext context) throws InterruptedException {
        Retrying retrying = session.retrying(retry, context.stop());
        try (Clients clients = StreamingClients.of(session.aws());
                Checkpoints checkpoints = reading.checkpoints(session, clients, retrying)) {
            ArrivalMerge merge = reading.arrivalMerge(session, context.stop());
            Run.Builder run = Run.in(context)
                    .from(made -> merged(source(session, clients, checkpoints, retrying, made), merge))
                    .through(
                            ResumedProcessors.after(checkpoints, processors),
                            Runtime.getRuntime().availableProcessors())
                    .to(made -> OpenTarget.of(merged(stdout(session, made.stop()), merge), "shown"))
                    .parking(made -> ReportingDeadLetters.oncePerReason(session.messages()))
                    .onFailure(onFailure)
                    .checkpoints(checkpoints);
            return ConsoleRun.silent(session, run).toTheEnd();
        } catch (WriteLeftException _) { // The stream still has what was not printed.
            return ExitCode.of(context.counters(), context.stop());
        }
    }

    private static Source merged(Source source, @Nullable ArrivalMerge merge) {
        return merge == null ? source : merge.over(source);
    }

    private static Sink merged(Sink sink, @Nullable ArrivalMerge merge) {
        return merge == null ? sink : merge.before(sink);
    }

    private Source source(
            Session session, Clients clients, Checkpoints checkpoints, Retrying retrying, RunContext context)
            throws InterruptedException {
        StreamSource stream = reading.source(session, clients, checkpoints, retrying);
        watch.accept(stream.lags());
        Source source = new SmallHeapSource(stream, SmallHeapSource.Heap.OWN);
        return idle == null ? source : new IdleSource(source, idle, context.clock(), context.stop());
    }

    /** A group goes on after what was read, which is not what a pipe has taken. */
    private OutputSink written(OutputStream stdout) {
        boolean isFile = Files.isRegularFile(Path.of("/dev/fd/1"));
        return reading.group() == null || isFile
                ? new OutputSink(stdout, "stdout")
                : OutputSink.toPipe(stdout, "stdout");
    }

    /** Nobody waits for a reader that does not read, since what it has not taken is still in the stream. */
    private static Stop leftAtOnce(Stop stop) {
        Stop left = new Stop();
        stop.onUrgent(left::abandon);
        return left;
    }

    private Sink stdout(Session session, Stop stop) {
        Sink shown = presentation.apply(written(session.stdout(leftAtOnce(stop))));
        return count == null ? shown : new LimitSink(shown, count, stop);
    }
}
