package dev.kdt.cli.host;

import dev.kdt.aws.Clients;
import dev.kdt.aws.StreamControl;
import dev.kdt.aws.StreamingClients;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.codec.OutOfShard;
import dev.kdt.destination.RoutedServices;
import dev.kdt.destination.Sending;
import dev.kdt.destination.ServiceTarget;
import dev.kdt.destination.Target;
import dev.kdt.flow.AppendedFile;
import dev.kdt.flow.AppendedFile.Records;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.FileDeadLetters;
import dev.kdt.flow.GroupCheckpoints;
import dev.kdt.flow.IoFaults;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.OutputSink;
import dev.kdt.flow.PlainFiles;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.SinkDeadLetters;
import dev.kdt.flow.SourceStream;
import dev.kdt.flow.Stop;
import dev.kdt.flow.Workers;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.RecordBounds;
import dev.kdt.record.MaxRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a pipeline on a stream, going on where its group left off.
 *
 * <p>A file that outputs go to is added to, by one run at a time. Its records are there at least once, each as a whole: what a
 * killed run wrote after its last checkpoint stays and comes again, but for a torn record at the end, which is cut off. Outputs
 * that are not lines cannot be told apart, so there all that followed the last checkpoint is cut off. Nothing else is ever taken
 * out of the file.
 *
 * @param reading where shards start that the group has not seen yet, and when to stop
 * @param requests how many requests a service is sent at the same time; with 1, records keep their order
 * @param threads how many threads work on records
 * @param max how long a record may be when it is decompressed
 * @param outOfShard what becomes of user records that do not belong into their shard
 */
public record LiveRun(
        Pipeline pipeline,
        StreamReading reading,
        Target target,
        State state,
        int requests,
        RetryPolicy retry,
        int threads,
        MaxRecord max,
        OutOfShard outOfShard) {
    private static final String PARKED = "parked.ndjson";

    /**
     * The state of the group.
     *
     * @param parked where records go that fail, as {@code --parked} names it; {@code null}: beside the checkpoints
     */
    public record State(ReadingGroup group, @Nullable String parked) {
        public Path parkedFile() {
            return group.folder().resolve(PARKED);
        }
    }

    /** Looks after a run while it goes on. */
    @FunctionalInterface
    public interface Keeper {
        /**
         * The run is about to read.
         *
         * @param replace has all that is read from now on go through another pipeline, to which the run can change
         */
        void begun(Run run, Consumer<Pipeline> replace);
    }

    /**
     * Runs until the reading ends or a stop is requested, and returns the exit code. Nothing is written before the stream, the
     * targets and the checkpoints were found to be right.
     *
     * @param keeper told of the run before it reads
     */
    public int run(Session session, RunContext context, Keeper keeper) throws InterruptedException {
        ServiceTarget parkedService = parkedService();
        RoutedServices routed = RoutedServices.of(pipeline).like(target);
        Retrying retrying = session.retrying(retry, context.stop());
        try (Clients clients = StreamingClients.of(session.aws())) {
            SourceStream stream =
                    new StreamControl(clients.kinesis(), clients.place(), retrying).identify(reading.stream());
            if (target instanceof ServiceTarget service) {
                service.requireThere(clients, retrying);
            }
            routed.requireThere(clients, retrying);
            if (parkedService != null) {
                parkedService.requireThere(clients, retrying);
            }
            try (GroupCheckpoints checkpoints = state.group().open(stream, session, clients, retrying);
                    Workers workers = new Workers(processors(pipeline, session), threads)) {
                Run.Builder run = Run.in(context)
                        .from(_ -> SmallHeapSource.ofSending(reading.source(session, clients, checkpoints, retrying)))
                        .through(workers)
                        .to(made -> routed.open(
                                opened(checkpoints, session, clients, made, retrying),
                                target,
                                clients,
                                new Sending(requests, retrying),
                                made))
                        .parking(made -> new ReportingDeadLetters(
                                session.messages(), deadLetters(parkedService, session, clients, made.stop())))
                        .onFailure(PipelineFiles.onFailure(pipeline.onError()))
                        .checkpoints(checkpoints);
                return ConsoleRun.telling(session, run)
                        .begun(made -> keeper.begun(made, next -> workers.replace(processors(next, session))))
                        .toTheEnd();
            }
        }
    }

    private Processor.Factory processors(Pipeline its, Session session) {
        return new Processors(its, Processors.AfterFailure.TAKE_BACK, RecordBounds.of(max), session.messages()::warn)
                .with(outOfShard);
    }

    private OpenTarget opened(
            GroupCheckpoints checkpoints, Session session, Clients clients, RunContext context, Retrying retrying)
            throws InterruptedException {
        Sending sending = new Sending(requests, retrying);
        return switch (target) {
            case ServiceTarget service -> service.open(clients, sending, context.counters());
            case Target.OutputFile(String name) when isPlain(name, session) -> appended(name, checkpoints, session);
            case Target.OutputFile _, Target.Nowhere _, Target.Stdout _ ->
                target.open(session.targets(), sending, context.counters());
        };
    }

    private static boolean isPlain(String name, Session session) {
        try {
            return PlainFiles.isPlain(session.console().path(name));
        } catch (IOException e) {
            throw IoFaults.writing(name, e);
        }
    }

    private OpenTarget appended(String name, GroupCheckpoints checkpoints, Session session) {
        try {
            AppendedFile added = AppendedFile.exclusive(
                    session.console().path(name), pipeline.encode().isByLines() ? Records.LINES : Records.BYTES);
            checkpoints.vouchFor(added);
            return OpenTarget.of(new OutputSink(added, name), "written to " + name);
        } catch (IOException e) {
            throw IoFaults.writing(name, e);
        }
    }

    /** The service that failed records are sent to; null when they are kept in a file. */
    private @Nullable ServiceTarget parkedService() {
        String parked = state.parked();
        if (parked == null) {
            return null;
        }
        return switch (Target.parseParked(parked)) {
            case ServiceTarget service -> service;
            case Target.OutputFile _, Target.Nowhere _ -> null;
            case Target.Stdout _ ->
                throw new UsageException("--parked: records cannot be parked in stdout (name a file, firehose:NAME,"
                        + " kinesis:NAME, sqs:QUEUE or s3:BUCKET/PREFIX)");
        };
    }

    private DeadLetters deadLetters(@Nullable ServiceTarget service, Session session, Clients clients, Stop stop)
            throws InterruptedException {
        String parked = state.parked();
        if (parked == null) {
            return new FileDeadLetters(state.parkedFile(), stop);
        }
        if (service == null) {
            return new FileDeadLetters(session.console().path(parked), stop);
        }
        Retrying retrying = session.retrying(retry, session.parkingStop(stop));
        return new SinkDeadLetters(service.open(clients, Sending.inOrder(retrying), new RunCounters()), parked);
    }
}
