package dev.kdt.cli.command.verify;

import dev.kdt.audit.Audit;
import dev.kdt.audit.ObjectTime;
import dev.kdt.audit.Tally;
import dev.kdt.audit.Terms;
import dev.kdt.audit.Verdict;
import dev.kdt.audit.VerifiedTarget;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.Buckets;
import dev.kdt.cli.host.Deliveries;
import dev.kdt.cli.host.FileReading;
import dev.kdt.cli.host.PipelineFiles;
import dev.kdt.cli.host.StagedObjects;
import dev.kdt.cli.option.Inputs;
import dev.kdt.cli.option.ListFormat;
import dev.kdt.cli.option.MaxRecordOption;
import dev.kdt.cli.option.OptionValue;
import dev.kdt.cli.option.Session;
import dev.kdt.codec.InputFormat;
import dev.kdt.flow.CountingSink;
import dev.kdt.flow.Input;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Stop;
import dev.kdt.flow.StoppedException;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.step.StampPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kdt verify}. */
@Command(
        name = "verify",
        header = "Check that what is in a stream was delivered, and tell what is missing, doubled or changed.",
        description = {
            "Reads the delivered objects and then the stream, runs the pipeline on its records, and matches: by the"
                    + " stamps that a step 'stamp' puts into results, else by contents. Without a pipeline, lines are"
                    + " matched with payloads, those of aggregates one by one.",
            "",
            "Exit code 1 if anything is missing, changed, parked or unexpected. Of results with equal contents and no"
                    + " stamps only the number is right."
        })
public final class VerifyCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final ExpectedRecords records = new ExpectedRecords();

    @Option(
            names = "--delivered",
            paramLabel = "WHERE",
            description =
                    "What was delivered: a folder of objects, a file, or s3://BUCKET/PREFIX. Compressed ones are read,"
                            + " too.")
    private @Nullable String delivered;

    @Mixin
    private final TableOptions table = new TableOptions();

    @Option(
            names = "--pipeline",
            paramLabel = "PIPELINE",
            description = "The pipeline that made the results (none: payloads as they are).")
    private @Nullable String pipelineFile;

    @Option(
            names = "--parked",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files of parked records, as kdt run and Lambda functions write them.")
    private List<String> parked = new ArrayList<>();

    @Option(
            names = "--errors",
            paramLabel = "WHERE",
            description =
                    "The error output of the delivery stream: a folder of objects, a file, or s3://BUCKET/PREFIX. It"
                            + " may be inside of --delivered.")
    private @Nullable String errors;

    @Option(
            names = "--stamp",
            paramLabel = "PATH",
            description = "Where stamps stand in results, such as ._kdt (where the pipeline's step 'stamp' puts them).")
    private @Nullable String stamp;

    @Option(
            names = "--trace",
            paramLabel = "LINE|FILE:N",
            description =
                    "Instead: tell which record a delivered line comes from, and what every step did to it. FILE:N is"
                            + " line N of an object.")
    private @Nullable String trace;

    @Option(
            names = "--late-after",
            paramLabel = "DURATION",
            description = "How long after its arrival a record may be in an object, by the hour in the object's name"
                    + " (1h).")
    private Duration lateAfter = Duration.ofHours(1);

    @Option(
            names = "--temp",
            paramLabel = "DIR",
            description = "Folder for temporary files, about 150 bytes for each record and line (the system's).")
    private @Nullable String temp;

    @Mixin
    private final RouteOption route = new RouteOption();

    @Mixin
    private final ReadOptions reading = new ReadOptions();

    @Mixin
    private final MaxRecordOption maxRecord = new MaxRecordOption();

    @Mixin
    private final ListFormat format = new ListFormat();

    public VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException, PipelineException {
        Instant now = session.console().clock().instant();
        String itsStream = records.name(maxRecord.value(), session);
        OptionValue.requirePositive("--late-after", lateAfter);
        Pipeline pipeline = pipeline();
        ResultForm form = form(pipeline);
        Stop stop = session.stopOnSignal();
        try (Buckets buckets = new Buckets(session, reading.retry(), stop)) {
            if (trace != null) {
                return new Trace(records, itsStream, pipeline, form, reading, maxRecord.value(), session)
                        .tell(trace, format.in(session), buckets, stop);
            }
            boolean isTable = table.isAsked();
            if (delivered == null && !isTable) {
                throw new UsageException("--delivered says where the results are, or --table in which database (or"
                        + " --trace LINE which one to explain)");
            }
            try (TableRows rows = isTable ? table.rows(form.stamps(), session, stop) : null) {
                Terms terms = new Terms(
                        reading.since(),
                        reading.until(now),
                        lateAfter,
                        form.stamps(),
                        rows == null ? null : rows.columns());
                VerifiedTarget target = route.target(pipeline, session.messages());
                return verify(itsStream, terms, form, target, rows, buckets, stop);
            }
        }
    }

    private int verify(
            String its,
            Terms terms,
            ResultForm form,
            VerifiedTarget target,
            @Nullable TableRows rows,
            Buckets buckets,
            Stop stop)
            throws InterruptedException {
        VerifyReport report = new VerifyReport(its, format.in(session), session);
        List<Input> objects = delivered == null
                ? List.of()
                : new Deliveries("--delivered", delivered)
                        .objects(terms::looksAt, errors == null ? "" : errors, session, buckets);
        List<Input> errorObjects = errorObjects(terms, buckets);
        List<Input> parkedFiles = parkedFiles();
        try (Audit audit = new Audit(folder(), its, terms, errors == null ? Audit.Errors.NONE : Audit.Errors.READ)) {
            boolean isWhole = look(objects, form.cut(), audit.delivered(), stop);
            isWhole &= rows == null || look(rows, audit.delivered(), stop);
            isWhole &= look(parkedFiles, InputFormat.NDJSON, audit.parked(target), stop);
            isWhole &= look(errorObjects, InputFormat.AUTO, audit.errors(), stop);
            isWhole &= look(unloaded(audit, buckets), form.cut(), audit.unloaded(), stop);
            boolean ofAnyHour = rows != null || objects.stream().anyMatch(each -> ObjectTime.of(each.name()) == null);
            isWhole &=
                    readStream(ofAnyHour ? Terms.OF_ANY_TIME : terms, audit.expected(form.processors(), target), stop);
            Tally tally = audit.conclude(report::add, stop);
            report.end(tally);
            warn(tally, isWhole ? Reading.WHOLE : Reading.WITH_GAPS);
            return isWhole && isFine(tally.total()) ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    /** @param read what lines that are there may be of */
    private boolean readStream(Terms read, Processor.Factory processors, Stop stop) throws InterruptedException {
        Instant now = session.console().clock().instant();
        int code = records.through(
                processors, reading, read.readSince(), read.readUntil(now), maxRecord.value(), session, context(stop));
        requireGoing(stop);
        return code == ExitCode.DONE;
    }

    /** Whether all that was to be read could be. */
    private enum Reading {
        WHOLE,
        WITH_GAPS
    }

    private void warn(Tally tally, Reading read) {
        Tally.Row total = tally.total();
        if (read == Reading.WITH_GAPS) {
            session.messages().warn("not everything could be read: what is in it counts as if it were not there");
        }
        if (total.results() > 0 && total.delivered() == 0 && tally.lines() > 0) {
            session.messages()
                    .warn("no line is what a record gives (--pipeline names the pipeline that made them, as it was)");
        }
    }

    private @Nullable Pipeline pipeline() throws PipelineException {
        return pipelineFile == null
                ? null
                : PipelineFiles.load(pipelineFile, session).pipeline();
    }

    private ResultForm form(@Nullable Pipeline pipeline) {
        if (pipeline == null) {
            if (stamp != null) {
                throw new UsageException("--stamp needs --pipeline, whose results have the stamps");
            }
            return ResultForm.plain();
        }
        StampPath path = stamp == null ? null : StampPath.parse(stamp);
        if (stamp != null && path == null) {
            throw new UsageException("--stamp: write a path of names, such as ._kdt or .meta.origin");
        }
        if (pipeline.remembers()) {
            session.messages()
                    .warn("a step of '" + pipeline.name() + "' remembers records: from another beginning it may give"
                            + " other results than it gave");
        }
        return ResultForm.of(pipeline, path, maxRecord.value(), session);
    }

    /** Those that are there: none is made as long as nothing fails. If a name is wrong, what is in the file is missing. */
    private List<Input> parkedFiles() {
        List<String> there = new ArrayList<>();
        for (String each : parked) {
            if (each.isEmpty() || Files.isDirectory(session.console().path(each))) {
                throw new UsageException("--parked: "
                        + (each.isEmpty() ? "the name of the file is empty" : each + " is a folder (name its files)"));
            }
            if (Files.exists(session.console().path(each))) {
                there.add(each);
            } else {
                tellAbsent("--parked", each);
            }
        }
        return there.isEmpty() ? List.of() : Inputs.of(there, session.console());
    }

    private List<Input> errorObjects(Terms terms, Buckets buckets) throws InterruptedException {
        if (errors == null) {
            return List.of();
        }
        Deliveries failed = new Deliveries("--errors", errors);
        if (failed.areAbsent(session)) {
            tellAbsent("--errors", errors);
            return List.of();
        }
        return failed.objects(terms.withoutEnd()::looksAt, "", session, buckets);
    }

    private List<Input> unloaded(Audit audit, Buckets buckets) {
        return audit.unloadedObjects().stream()
                .map(each -> StagedObjects.input(each.manifest(), each.url(), session, buckets))
                .toList();
    }

    private void tellAbsent(String option, String name) {
        session.messages().say(option + ": there is no " + name + ", so nothing failed into it");
    }

    private Path folder() {
        Path folder = temp == null
                ? Path.of(System.getProperty("java.io.tmpdir"))
                : session.console().path(temp);
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--temp: there is no folder " + folder);
        }
        return folder;
    }

    /** Whether all lines could be read. */
    private boolean look(List<Input> inputs, InputFormat cut, Processor.Factory processors, Stop stop)
            throws InterruptedException {
        if (inputs.isEmpty()) {
            return true;
        }
        int code = new FileReading(inputs, cut, maxRecord.value(), Long.MAX_VALUE)
                .pumped(processors, _ -> new CountingSink(), session, context(stop));
        requireGoing(stop);
        return code == ExitCode.DONE;
    }

    private boolean look(TableRows rows, Processor.Factory processors, Stop stop) throws InterruptedException {
        int code = FileReading.pumped(rows, processors, _ -> new CountingSink(), session, context(stop));
        requireGoing(stop);
        return code == ExitCode.DONE;
    }

    private RunContext context(Stop stop) {
        return RunContext.of(stop, session.console().clock());
    }

    private static void requireGoing(Stop stop) {
        stop.reason().ifPresent(reason -> {
            throw new StoppedException(reason);
        });
    }

    private static boolean isFine(Tally.Row total) {
        for (Verdict each : Verdict.values()) {
            if (each.isFailure() && total.of(each) > 0) {
                return false;
            }
        }
        return true;
    }
}
