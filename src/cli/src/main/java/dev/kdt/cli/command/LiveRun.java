package dev.kdt.cli.command;

import dev.kdt.aws.Clients;
import dev.kdt.aws.StreamControl;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.codec.OutOfShard;
import dev.kdt.flow.AppendedFile;
import dev.kdt.flow.AppendedFile.Records;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.FileCheckpoints;
import dev.kdt.flow.FileCheckpoints.Past;
import dev.kdt.flow.FileDeadLetters;
import dev.kdt.flow.IoFaults;
import dev.kdt.flow.OutputSink;
import dev.kdt.flow.PlainFiles;
import dev.kdt.flow.Pump;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.SinkDeadLetters;
import dev.kdt.flow.SourceStream;
import dev.kdt.flow.Stop;
import dev.kdt.pipeline.Pipeline;
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
 * @param sending how the target is sent to
 * @param threads how many threads work on records
 * @param max how long a record may be when it is decompressed
 * @param outOfShard what becomes of user records that do not belong into their shard
 */
record LiveRun(
        Pipeline pipeline,
        StreamReading reading,
        Target target,
        State state,
        Sending sending,
        int threads,
        MaxRecord max,
        OutOfShard outOfShard) {
    private static final String PARKED = "parked.ndjson";

    /**
     * What the group keeps.
     *
     * @param folder of its checkpoints; made when missing
     * @param past whether the group goes on from its checkpoints
     * @param parked where records go that fail, as {@code --parked} names it; {@code null}: beside the checkpoints
     */
    record State(
            String group, Path folder, Past past, @Nullable String parked) {
        Path parkedFile() {
            return folder.resolve(PARKED);
        }
    }

    /**
     * How the target is sent to.
     *
     * @param requests how many requests at the same time; with 1, records keep their order
     */
    record Sending(int requests, RetryPolicy retry) {}

    /**
     * Runs until the reading ends or {@code stop} is requested, and returns the exit code. Nothing is written before the stream,
     * the targets and the checkpoints were found to be right.
     *
     * @param began told of the group's checkpoints before they are gone on from
     */
    int run(Session session, Stop stop, RunCounters tally, Consumer<Checkpoints> began) throws InterruptedException {
        Target apart = parkedIn();
        Retrying retrying = session.retrying(sending.retry(), stop);
        Retrying parkedRetrying = session.retrying(sending.retry(), session.parkingStop(stop));
        try (Clients clients = Clients.streaming(session.aws())) {
            SourceStream stream = requireThere(clients, apart, retrying);
            try (FileCheckpoints checkpoints =
                            FileCheckpoints.open(state.folder(), state.group(), stream, state.past());
                    OpenTarget outlet = outlet(checkpoints, session, tally, retrying);
                    OpenTarget parkedTarget = OpenTarget.open(apart, session, new RunCounters(), parkedRetrying, 1)) {
                began.accept(checkpoints);
                DeadLetters parking =
                        new ReportingDeadLetters(session.messages(), parking(session, parkedTarget, stop));
                Pump.Parts parts = new Pump.Parts(
                        reading.source(session, clients, checkpoints, retrying),
                        new Processors(
                                        pipeline,
                                        Processors.AfterFailure.TAKE_BACK,
                                        RecordBounds.of(max),
                                        session.messages()::warn)
                                .with(outOfShard),
                        outlet.sink(),
                        parking,
                        PipelineFiles.onFailure(pipeline.onError()),
                        checkpoints,
                        tally,
                        stop,
                        session.console().clock(),
                        threads);
                return PumpRun.telling(new RunSummary(outlet.verb(), parking.place()), session, parts)
                        .completing(outlet::complete)
                        .run();
            }
        }
    }

    /** Looks whether the stream and the targets are there, as often as it takes, and tells which stream it is. */
    private SourceStream requireThere(Clients clients, Target apart, Retrying retrying) throws InterruptedException {
        SourceStream stream =
                new StreamControl(clients.kinesis(), clients.place(), retrying).identify(reading.stream());
        target.requireThere(clients, retrying);
        apart.requireThere(clients, retrying);
        return stream;
    }

    private OpenTarget outlet(FileCheckpoints checkpoints, Session session, RunCounters tally, Retrying retrying)
            throws InterruptedException {
        if (target instanceof Target.OutputFile(String name)) {
            Path file = session.console().path(name);
            try {
                if (PlainFiles.isPlain(file)) {
                    AppendedFile added =
                            AppendedFile.exclusive(file, pipeline.encode().isByLines() ? Records.LINES : Records.BYTES);
                    checkpoints.vouchFor(added);
                    return OpenTarget.of(new OutputSink(added, name), "written to " + name);
                }
            } catch (IOException e) {
                throw IoFaults.writing(name, e);
            }
        }
        return OpenTarget.open(target, session, tally, retrying, sending.requests());
    }

    /** The service that failed records are sent to; nowhere when they are kept in a file. */
    private Target parkedIn() {
        Target named = state.parked() == null ? new Target.Nowhere() : Target.parse(state.parked());
        return switch (named) {
            case Target.Stream _, Target.Aggregates _, Target.Delivery _ -> named;
            case Target.OutputFile _, Target.Nowhere _ -> new Target.Nowhere();
            case Target.Stdout _ ->
                throw new UsageException(
                        "--parked: records cannot be parked in stdout (name a file, firehose:NAME or kinesis:NAME)");
        };
    }

    private DeadLetters parking(Session session, OpenTarget parkedTarget, Stop stop) {
        String parked = state.parked();
        if (parked == null) {
            return new FileDeadLetters(state.parkedFile(), stop);
        }
        return switch (parkedIn()) {
            case Target.Stream _, Target.Aggregates _, Target.Delivery _ ->
                new SinkDeadLetters(parkedTarget.sink(), parked);
            case Target.OutputFile _, Target.Nowhere _, Target.Stdout _ ->
                new FileDeadLetters(session.console().path(parked), stop);
        };
    }
}
