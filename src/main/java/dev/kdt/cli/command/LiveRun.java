package dev.kdt.cli.command;

import dev.kdt.aws.Clients;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.FileCheckpoints;
import dev.kdt.flow.FileParking;
import dev.kdt.flow.Parking;
import dev.kdt.flow.Pump;
import dev.kdt.flow.SinkParking;
import dev.kdt.flow.Stop;
import dev.kdt.flow.Tally;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.Processors;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Runs a pipeline on a stream, going on where its group left off.
 *
 * @param reading where shards start that the group has not seen yet, and when to stop
 * @param requests how many requests the target is sent at the same time; with 1, records keep their order
 * @param threads how many threads work on records
 */
record LiveRun(Pipeline pipeline, StreamReading reading, Target target, State state, int requests, int threads) {
    private static final String PARKED = "parked.ndjson";

    /**
     * What the group keeps.
     *
     * @param folder of its checkpoints; made when missing
     * @param parked where records go that fail, as {@code --parked} names it; {@code null}: beside the checkpoints
     */
    record State(String group, Path folder, @Nullable String parked) {
        Path parkedFile() {
            return folder.resolve(PARKED);
        }
    }

    /** Runs until the reading ends or {@code stop} is requested, and returns the exit code. */
    int run(Session session, Stop stop, Tally tally) throws InterruptedException {
        Target apart = parkedIn();
        try (Clients clients = Clients.streaming(session.aws());
                Outlet outlet = Outlet.open(target, session, tally, stop, requests);
                Outlet parkedOutlet = Outlet.open(apart, session, new Tally(), stop, 1);
                Checkpoints checkpoints = FileCheckpoints.open(state.folder(), state.group(), reading.stream())) {
            target.requireThere(session, clients);
            apart.requireThere(session, clients);
            Parking parking = new Failures(session.messages(), parking(session, parkedOutlet));
            Pump.Parts parts = new Pump.Parts(
                    reading.source(session, clients, checkpoints),
                    new Processors(pipeline, Processors.AfterFailure.TAKE_BACK, session.messages()::warn),
                    outlet.sink(),
                    parking,
                    PipelineFiles.onFailure(pipeline.onError()),
                    checkpoints,
                    tally,
                    stop,
                    session.console().clock(),
                    threads);
            return PumpRun.telling(new RunSummary(outlet.verb(), parking.place()), session, parts)
                    .run();
        }
    }

    /** The service that failed records are sent to; nowhere when they are kept in a file. */
    private Target parkedIn() {
        Target named = state.parked() == null ? new Target.Nowhere() : Target.parse(state.parked());
        return switch (named) {
            case Target.Stream _, Target.Aggregates _, Target.Delivery _ -> named;
            case Target.OutputFile _, Target.Nowhere _ -> new Target.Nowhere();
            case Target.Stdout _ -> throw new UsageException("--parked: stdout is no place to park records in");
        };
    }

    private Parking parking(Session session, Outlet parkedOutlet) {
        String parked = state.parked();
        if (parked == null) {
            return new FileParking(state.parkedFile());
        }
        return switch (parkedIn()) {
            case Target.Stream _, Target.Aggregates _, Target.Delivery _ ->
                new SinkParking(parkedOutlet.sink(), parked);
            case Target.OutputFile _, Target.Nowhere _, Target.Stdout _ ->
                new FileParking(session.console().path(parked));
        };
    }
}
