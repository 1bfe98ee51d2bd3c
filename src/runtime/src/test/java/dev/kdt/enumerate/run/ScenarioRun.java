package dev.kdt.enumerate.run;

import dev.kdt.aws.ReadRate;
import dev.kdt.aws.ShardSelection;
import dev.kdt.aws.StartAt;
import dev.kdt.aws.StreamSource;
import dev.kdt.enumerate.FaultPlan;
import dev.kdt.enumerate.SimulatedProcess;
import dev.kdt.enumerate.disk.VirtualDisk;
import dev.kdt.flow.FileCheckpoints;
import dev.kdt.flow.FileDeadLetters;
import dev.kdt.flow.GroupHolder;
import dev.kdt.flow.RetryNotices;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.SourceStream;
import dev.kdt.flow.Stop;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.config.Surroundings;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** The scenario under one plan: the command is started until it has come to the end of the stream. */
final class ScenarioRun {
    static final String CHECKPOINTS = "/state/orders/checkpoints.json";
    static final String PARKED = "/parked/orders/parked.ndjson";

    private static final String STATE = "/state/orders";
    private static final SourceStream STREAM =
            new SourceStream("orders", "arn:aws:kinesis:eu-west-1:1:stream/orders", VirtualTime.START);
    private static final RetryPolicy RETRIES =
            new RetryPolicy(4, Duration.ofMillis(100), Duration.ofSeconds(10), Duration.ofMinutes(10));
    private static final String STEPS = """
        steps:
          - filter: .drop | not
          - map: 'if .bad then error("bad") else {number, key} end'
        """;
    private static final Processors PIPELINE = pipeline(STEPS);
    private static final Processors ROUTING = pipeline(STEPS + """
          - route:
              to: if .key | endswith("1") then "audit" else null end
              targets: {audit: 'firehose:audit'}
        """);

    private final FaultPlan plan;
    private final VirtualTime time = new VirtualTime();
    private final SimulatedStream stream = new SimulatedStream(time);
    private final VirtualDisk disk = new VirtualDisk();
    private final Processors pipeline;
    private final ScenarioTarget target;
    private final List<Life> lives = new ArrayList<>();

    /** Where results go. */
    enum Destination {
        DELIVERY_STREAM,
        TWO_DELIVERY_STREAMS,
        FILE
    }

    ScenarioRun(FaultPlan plan, Destination destination) {
        this.plan = plan;
        this.pipeline = destination == Destination.TWO_DELIVERY_STREAMS ? ROUTING : PIPELINE;
        this.target = switch (destination) {
            case DELIVERY_STREAM -> new SimulatedDelivery(false);
            case TWO_DELIVERY_STREAMS -> new SimulatedDelivery(true);
            case FILE -> new FileTarget(disk);
        };
        disk.makeFolder(STATE);
    }

    /** Runs to the end, and tells what should not have been; nothing when all is well. */
    List<String> complaints() throws InterruptedException {
        Judge judge = new Judge(plan, disk, target);
        for (int number = 0; number <= plan.faults().size() + 1; number++) {
            judge.begin();
            Life life = live(number);
            lives.add(life);
            judge.end(life);
            disk.restart(plan.survival(number));
            judge.requireSettled(life);
            if (life.end() == Life.End.COMPLETE) {
                return judge.complaints(lives);
            }
        }
        return List.of("it does not come to its end: " + lives);
    }

    private Life live(int number) throws InterruptedException {
        Stop stop = new Stop();
        RunContext context = RunContext.of(stop, time);
        SimulatedProcess process = new SimulatedProcess(plan, () -> stop.request(Stop.Reason.TERMINATE));
        try {
            run(context, process, number);
        } catch (RuntimeException | Error e) {
            return new Life(number, process.hasEnded() ? Life.End.KILLED : Life.End.FAILED, context.counters(), e);
        }
        if (process.hasEnded()) {
            return new Life(number, Life.End.KILLED, context.counters(), null);
        }
        Life.End end = stop.isRequested() ? Life.End.STOPPED : Life.End.COMPLETE;
        return new Life(number, end, context.counters(), null);
    }

    private void run(RunContext context, SimulatedProcess process, int number) throws InterruptedException {
        FileSystem files = disk.seenBy(process);
        Retrying retrying = new Retrying(RETRIES, time, new Random(1), time, context.stop(), RetryNotices.none());
        KinesisClient kinesis = stream.client(process);
        try (FileCheckpoints checkpoints = FileCheckpoints.open(
                files.getPath(STATE), "orders", STREAM, FileCheckpoints.Past.KEPT, GroupHolder.here("kdt run", time))) {
            StreamSource.Settings reading = new StreamSource.Settings(
                    kinesis,
                    STREAM.name(),
                    "nowhere",
                    new StartAt.TrimHorizon(),
                    VirtualTime.START,
                    new ShardSelection.All(),
                    checkpoints,
                    ReadRate.SERVICE,
                    time,
                    retrying);
            Run.Builder builder = Run.in(context)
                    .from(_ -> new StreamSource(reading))
                    .through(pipeline, 2)
                    .to(made ->
                            target.open(new ScenarioTarget.Opener(number, process, files, checkpoints, made, retrying)))
                    .parking(made -> new FileDeadLetters(files.getPath(PARKED), made.stop()))
                    .checkpoints(checkpoints);
            try (Run run = builder.open()) {
                run.toTheEnd();
            }
        }
    }

    private static Processors pipeline(String yaml) {
        try {
            Surroundings around = new Surroundings(
                    Map.of(), Clock.fixed(VirtualTime.START, ZoneOffset.UTC), Path.of(""), warning -> {});
            return new Processors(
                    PipelineFile.parse("orders.yaml", yaml, around).pipeline(),
                    Processors.AfterFailure.TAKE_BACK,
                    warning -> {});
        } catch (PipelineException e) {
            throw new AssertionError(e);
        }
    }
}
