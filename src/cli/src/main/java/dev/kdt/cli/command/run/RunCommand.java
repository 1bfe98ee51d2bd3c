package dev.kdt.cli.command.run;

import dev.kdt.aws.StartAt;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.LiveRun;
import dev.kdt.cli.host.PipelineFiles;
import dev.kdt.cli.host.PipelineReload;
import dev.kdt.cli.host.ReadingGroup;
import dev.kdt.cli.host.ReadingGroup.Since;
import dev.kdt.cli.host.StreamReading;
import dev.kdt.cli.option.GroupName;
import dev.kdt.cli.option.KclRulesOption;
import dev.kdt.cli.option.LogOption;
import dev.kdt.cli.option.MaxRecordOption;
import dev.kdt.cli.option.NamedFiles;
import dev.kdt.cli.option.PackOption;
import dev.kdt.cli.option.RetryOption;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.watch.MetricsAddress;
import dev.kdt.cli.watch.RunWatch;
import dev.kdt.destination.Target;
import dev.kdt.flow.FileCheckpoints.Past;
import dev.kdt.flow.RunContext;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kdt run}. */
@Command(
        name = "run",
        header = "Run a pipeline on a stream and deliver the results, until stopped.",
        description = {
            "Continues at the checkpoints of its group. A checkpoint moves past a record only when the record was",
            "delivered, dropped by a step, or parked. SIGHUP has it load PIPELINE anew, if no terminal controls it."
        })
public final class RunCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline file.")
    private String file = "";

    @Option(names = "--from", paramLabel = "STREAM", required = true, description = "The stream to read.")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            required = true,
            description =
                    "Where results go: kinesis:NAME, firehose:NAME, a file, or - for stdout. Results are appended to a"
                        + " file, one run at a time; after a crash some are in it twice, none half. What a route step"
                        + " of the pipeline sends elsewhere goes there in any case.")
    private String to = "";

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Where a new group starts: latest, trim-horizon, a time or a sequence number (trim-horizon).")
    private @Nullable StartAt since;

    @Option(names = "--reset", description = "Forget the group's checkpoints: it starts anew.")
    private boolean reset;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Stop at the first record that arrived after this time; now reads what is there.")
    private @Nullable Instant until;

    @Option(names = "--group", paramLabel = "GROUP", description = "Name of the checkpoints (the pipeline's name).")
    private @Nullable String group;

    @Option(
            names = "--state",
            paramLabel = "DIR|s3://BUCKET/PREFIX",
            description =
                    "Place of the checkpoints: a folder (~/.local/state/kdt/groups), or objects that several machines"
                        + " share. One run owns a group; when it has not written for 30 s (KDT_LEASE=1m sets another"
                        + " time), a run elsewhere may take over, and the first one can save nothing more.")
    private @Nullable String state;

    @Option(
            names = "--parked",
            paramLabel = "TARGET",
            description =
                    "Where records go that fail: a file, firehose:NAME, kinesis:NAME, sqs:QUEUE (a name or a URL) or"
                        + " s3:BUCKET/PREFIX (parked.ndjson beside the checkpoints; with --state s3://BUCKET/PREFIX in"
                        + " ~/.local/state/kdt/s3-groups, by bucket, prefix and group).")
    private @Nullable String parked;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "Number of concurrent requests; more than 1 may change the order of records (1).")
    private int requests = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Number of threads (the number of processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--metrics",
            paramLabel = "[HOST:]PORT",
            description =
                    "Answer http://HOST:PORT/metrics in Prometheus's text format, and /health. A port alone is open to"
                            + " this machine only.")
    private @Nullable String metrics;

    /** The session's own, since messages are written from the parsing of the command line on. */
    @Mixin
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private final LogOption log;

    @Option(
            names = "--stall",
            paramLabel = "DURATION",
            description =
                    "/health fails, and a warning is printed, when there was something to do and nothing was read,"
                            + " delivered or parked for so long (5m).")
    private Duration stall = Duration.ofMinutes(5);

    @Mixin
    private final PackOption pack = new PackOption();

    @Mixin
    private final RetryOption retry = new RetryOption();

    @Mixin
    private final MaxRecordOption maxRecord = new MaxRecordOption();

    @Mixin
    private final KclRulesOption kclRules = new KclRulesOption();

    public RunCommand(Session session) {
        this.session = session;
        log = session.global().log();
    }

    @Override
    public Integer call() throws InterruptedException, PipelineException {
        if (threads < 1 || requests < 1) {
            throw new UsageException((threads < 1 ? "--threads" : "--requests") + ": write 1 or more");
        }
        Target named = Target.parse(to);
        Pipeline pipeline = PipelineFiles.load(file, session).pipeline();
        Target target = pack.applied(named, pipeline.encode());
        String itsGroup = GroupName.require(group == null ? pipeline.name() : group);
        StatePlace place = StatePlace.of(state, session);
        ReadingGroup goingOn = new ReadingGroup(
                itsGroup,
                place.folder().resolve(itsGroup),
                place.objects(),
                reset ? Past.FORGOTTEN : Past.KEPT,
                since == null ? Since.USUAL : Since.GIVEN,
                "kdt run " + file);
        LiveRun.State kept = new LiveRun.State(goingOn, parked);
        requireApart(target, kept);
        StreamReading reading = new StreamReading(
                Target.stream("--from", from), since == null ? new StartAt.TrimHorizon() : since, until);
        LiveRun run = new LiveRun(
                pipeline,
                reading,
                target,
                kept,
                requests,
                retry.policy(),
                threads,
                maxRecord.value(),
                kclRules.outOfShard());
        try (RunWatch watch = RunWatch.open(watchSettings(), session)) {
            RunContext context = session.runContext();
            PipelineReload reload = new PipelineReload(file, run, context.counters(), session);
            session.console().signals().onReload(reload::reload);
            return run.run(session, context, (begun, replace) -> {
                watch.begin(begun);
                reload.begin(replace);
            });
        }
    }

    private RunWatch.Settings watchSettings() {
        if (stall.isZero()) {
            throw new UsageException("--stall: write 1s or more");
        }
        return new RunWatch.Settings(metrics == null ? null : MetricsAddress.parse(metrics), stall);
    }

    private void requireApart(Target target, LiveRun.State kept) {
        NamedFiles named = new NamedFiles(session.console())
                .read(List.of(file))
                .written("--to", target)
                .printed();
        if (parked == null) {
            named.kept("--parked", kept.parkedFile());
        } else {
            named.written("--parked", Target.parseParked(parked));
        }
        named.requireUsable();
    }
}
