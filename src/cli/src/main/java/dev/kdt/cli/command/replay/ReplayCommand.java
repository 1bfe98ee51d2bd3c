package dev.kdt.cli.command.replay;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.Buckets;
import dev.kdt.cli.host.ConsoleRun;
import dev.kdt.cli.host.Deliveries;
import dev.kdt.cli.host.SmallHeapSource;
import dev.kdt.cli.host.Transfer;
import dev.kdt.cli.option.MaxRecordOption;
import dev.kdt.cli.option.SendOptions;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.sending.KeyOption;
import dev.kdt.cli.sending.LinePerRecord;
import dev.kdt.cli.sending.ResumeFile;
import dev.kdt.cli.sending.SummaryOption;
import dev.kdt.codec.InputFormat;
import dev.kdt.flow.FileSource;
import dev.kdt.flow.Input;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Source;
import dev.kdt.flow.capture.CaptureIndex;
import dev.kdt.flow.capture.CaptureSelection;
import dev.kdt.flow.capture.SelectedSource;
import dev.kdt.flow.replay.HeldInput;
import dev.kdt.flow.replay.RecordTime;
import dev.kdt.flow.replay.ReplaySource;
import dev.kdt.flow.replay.Speed;
import dev.kdt.flow.replay.TimeShift;
import dev.kdt.pipeline.Processor;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kdt replay}. */
@Command(
        name = "replay",
        header = "Send what was delivered, or a capture, again: in order of time, and at its pace.",
        description = {
            "Reads the objects of a delivery in the order of the times in their names, takes the records out of them"
                    + " (JSON values need nothing between them; compressed ones are read, too), and sends them into a"
                    + " stream or a delivery stream. With --key, and in a capture, the order of each key is kept.",
        })
public final class ReplayCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "WHERE",
            description = "What is sent: a folder of objects, a file, or s3://BUCKET/PREFIX.")
    private String where = "";

    @Mixin
    private final TargetOptions to = new TargetOptions();

    @Option(
            names = "--in",
            paramLabel = "FORMAT",
            description = "How objects are cut into records: ${COMPLETION-CANDIDATES} (auto).")
    private InputFormat in = InputFormat.AUTO;

    @Mixin
    private final KeyOption key = new KeyOption();

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "Send at most N records.")
    private long count = Long.MAX_VALUE;

    @Mixin
    private final TimeOptions time = new TimeOptions();

    @Mixin
    private final ResumeOption resume = new ResumeOption();

    @Mixin
    private final SummaryOption summary = new SummaryOption();

    @Mixin
    private final MaxRecordOption maxRecord = new MaxRecordOption();

    @Mixin
    private final SendOptions sending = new SendOptions();

    public ReplayCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (count < 1) {
            throw new UsageException("--count: write 1 or more");
        }
        time.requireSense();
        to.requireSense(summary);
        resume.requireSense(where, session);
        if (to.isDryRun() && resume.isGiven()) {
            throw new UsageException("--resume and --dry-run exclude each other (give one)");
        }
        Deliveries deliveries = new Deliveries("WHERE", where);
        if (Files.isRegularFile(session.console().path(where))) {
            sending.requireApart(List.of(where), session);
        }
        RunContext context = session.runContext();
        try (Buckets buckets = new Buckets(session, sending.retry(), context.stop())) {
            List<Input> objects = TimeOptions.inOrder(deliveries.objects(time::wants, "", session, buckets), where);
            if (objects.isEmpty()) {
                session.messages().warn("there is no object in " + where + " to be sent");
            }
            takeForCapture(objects);
            TimeShift shift = time.shift();
            RecordTime times = time.times(in, objects, where);
            String how = "in=" + in + " key=" + key.inWords() + " " + time.inWords();
            ReplayedWork work = ReplayedWork.of(where, to.name(), how, objects, shift, session);
            try (ResumeFile resumed = resume.open(work, session)) {
                return replayed(objects, times, shift, resumed, context);
            }
        }
    }

    private void takeForCapture(List<Input> objects) throws InterruptedException {
        if (in == InputFormat.AUTO && Captured.isCapture(objects, maxRecord.value())) {
            in = InputFormat.ENVELOPE;
            session.messages()
                    .say(where
                            + " is a capture: the records in its envelopes are sent (--in ndjson sends the envelopes)");
        }
    }

    private int replayed(
            List<Input> objects,
            @Nullable RecordTime times,
            TimeShift shift,
            @Nullable ResumeFile resumed,
            RunContext context)
            throws InterruptedException {
        TimeNotices notices = new TimeNotices(session.messages(), shift);
        InstantSource clock = session.console().clock();
        ReplaySource.Replay replay = new ReplaySource.Replay(
                in,
                times,
                to.isDryRun() ? Speed.MAX : time.speed(),
                time.window(),
                time.bytesAhead(),
                resumed == null ? 0 : resumed.earlier(),
                count,
                record -> shift.look(record, clock.instant()),
                notices);
        AtomicReference<@Nullable ReplaySource> open = new AtomicReference<>();
        Run.Builder run = new Transfer(session, context)
                .prepare(
                        made -> {
                            ReplaySource source = source(objects, replay);
                            open.set(source);
                            return SmallHeapSource.ofSending(source);
                        },
                        processors(shift, notices),
                        to.target(hasKeys() ? TargetOptions.Keys.GIVEN : TargetOptions.Keys.RANDOM),
                        sending);
        ReplayReport report = new ReplayReport(open, notices, to.report(session, summary));
        return resumed == null
                ? toTheEnd(run, report)
                : resumed.during(session.messages(), run, begun -> toTheEnd(begun, report));
    }

    private int toTheEnd(Run.Builder run, ReplayReport report) throws InterruptedException {
        return (summary.isJson()
                        ? ConsoleRun.concluding(session, run, report)
                        : ConsoleRun.telling(session, run, report))
                .toTheEnd();
    }

    private ReplaySource source(List<Input> objects, ReplaySource.Replay replay) {
        CaptureSelection selection = time.selection(in);
        List<Input> parts = objects.stream()
                .flatMap(each ->
                        CaptureIndex.parts(
                                each, session.console().path(each.name()), selection, session.messages()::warn)
                                .stream())
                .map(this::held)
                .toList();
        Source files = new FileSource(parts, in, maxRecord.value(), Long.MAX_VALUE);
        return new ReplaySource(
                selection.isAll() ? files : new SelectedSource(files, selection, Long.MAX_VALUE),
                replay,
                TimeOptions.end(objects, where),
                session.console().clock(),
                session.console().sleeper());
    }

    /** Flat out, no connection waits. */
    private Input held(Input object) {
        return object.name().startsWith("s3:") && !time.speed().isMax() ? HeldInput.of(object) : object;
    }

    private Processor.Factory processors(TimeShift shift, TimeNotices notices) {
        Processor.Factory all = new ReplayProcessor(shift, notices, key.keyed(to.delimiter()));
        return to.isDryRun() ? new LinePerRecord(all) : all;
    }

    /** Whether records have keys that mean something. */
    private boolean hasKeys() {
        return key.isGiven() || in == InputFormat.ENVELOPE || in == InputFormat.KINESIS_EVENT;
    }
}
