package dev.kdt.cli.command.produce;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.ConsoleRun;
import dev.kdt.cli.host.RunReport;
import dev.kdt.cli.host.SmallHeapSource;
import dev.kdt.cli.host.Transfer;
import dev.kdt.cli.host.UnwrappingProcessor;
import dev.kdt.cli.option.Inputs;
import dev.kdt.cli.option.MaxRecordOption;
import dev.kdt.cli.option.OptionValue;
import dev.kdt.cli.option.SendOptions;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.sending.KeyOption;
import dev.kdt.cli.sending.LinePerRecord;
import dev.kdt.cli.sending.ResumeFile;
import dev.kdt.cli.sending.SendingReport;
import dev.kdt.cli.sending.SummaryOption;
import dev.kdt.codec.InputFormat;
import dev.kdt.destination.ServiceTarget;
import dev.kdt.destination.Target;
import dev.kdt.flow.FileSource;
import dev.kdt.flow.Run;
import dev.kdt.flow.SkippingSource;
import dev.kdt.flow.Source;
import dev.kdt.flow.Stop;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.Processor;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kdt produce}. */
@Command(
        name = "produce",
        header = "Put records into a stream: from stdin, from files, or from a template.",
        customSynopsis = {
            "kdt produce [OPTIONS] STREAM [FILE...]",
            "kdt produce [OPTIONS] --dry-run|--preflight [FILE...]",
            "kdt produce [OPTIONS] --learn FILE|kinesis:NAME"
        })
public final class ProduceCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "STREAM",
            description = "The stream (that of the context, see 'kdt context show'); not needed with --dry-run and"
                    + " --preflight.")
    private @Nullable String stream;

    @Parameters(index = "1..*", paramLabel = "FILE", description = "Files to read; - or none is stdin.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--in",
            paramLabel = "FORMAT",
            description = "How input is cut into records: ${COMPLETION-CANDIDATES} (text).")
    private @Nullable InputFormat in;

    @Mixin
    private final TemplateOptions template = new TemplateOptions();

    @Mixin
    private final TemplateReferenceOption reference = new TemplateReferenceOption();

    @Mixin
    private final LearnOption learn = new LearnOption();

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "Send at most N records.")
    private long count = Long.MAX_VALUE;

    @Mixin
    private final RateOption rate = new RateOption();

    @Option(names = "--duration", paramLabel = "DURATION", description = "Stop after this time, such as 30s or 10m.")
    private @Nullable Duration duration;

    @Mixin
    private final KeyOption key = new KeyOption();

    @Mixin
    private final StreamSendingOptions how = new StreamSendingOptions();

    @Mixin
    private final ResumeOption resume = new ResumeOption();

    @Mixin
    private final SummaryOption summary = new SummaryOption();

    @Mixin
    private final MaxRecordOption maxRecord = new MaxRecordOption();

    @Mixin
    private final SendOptions sending = new SendOptions();

    @Mixin
    private final PreflightOptions preflight = new PreflightOptions();

    @Option(names = "--dry-run", description = "Print the records instead of sending them.")
    private boolean dryRun;

    public ProduceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException, PipelineException {
        if (reference.isGiven()) {
            return reference.print(session.console());
        }
        requireSense();
        if (learn.isGiven()) {
            return learn.learn(in, count, maxRecord.value(), sending.retry(), session);
        }
        takeFileForStream();
        if (preflight.isAsked()) {
            return checked();
        }
        if (!template.isGiven()) {
            sending.requireApart(files, session);
        }
        try (ResumeFile resumed = resume.open(session, String.valueOf(stream), files, format().toString())) {
            return sent(resumed);
        }
    }

    private int sent(@Nullable ResumeFile resumed) throws InterruptedException, PipelineException {
        Source source = rate.paced(source(resumed), session, how.sending().statistics());
        Run.Builder run = new Transfer(session, session.runContext())
                .prepare(
                        context -> SmallHeapSource.ofSending(timed(source, context.stop())),
                        UnwrappingProcessor.from(format(), sent(how.hashed(key.keyed(Slice.EMPTY)))),
                        target(),
                        sending);
        return resumed == null ? toTheEnd(run) : resumed.during(session.messages(), run, this::toTheEnd);
    }

    private int checked() throws InterruptedException, PipelineException {
        Source source = source(null);
        return preflight
                .of(session, stream, how.sending(), rate.traffic(session), sending.retry())
                .run(
                        _ -> source,
                        UnwrappingProcessor.from(format(), how.compressed(how.hashed(key.keyed(Slice.EMPTY)))),
                        PreflightOptions.most(template.isGiven() && count == Long.MAX_VALUE),
                        preflight.format(session));
    }

    private int toTheEnd(Run.Builder run) throws InterruptedException {
        RunReport report = dryRun || stream == null
                ? RunReport.NONE
                : new SendingReport(session, stream, how.sending().statistics(), summary, rate);
        return (summary.isJson()
                        ? ConsoleRun.concluding(session, run, report)
                        : ConsoleRun.telling(session, run, report))
                .toTheEnd();
    }

    private Processor.Factory sent(Processor.Factory processors) {
        return dryRun ? new LinePerRecord(processors) : how.compressed(processors);
    }

    private Target target() {
        if (dryRun || stream == null) {
            return new Target.Stdout();
        }
        return new ServiceTarget.Shards(stream, how.sending());
    }

    private void requireSense() {
        how.requireSense();
        preflight.requireSense();
        preflight.requireWithout("--dry-run", dryRun);
        preflight.requireWithout("--learn", learn.isGiven());
        preflight.requireWithout("--resume", resume.isGiven());
        preflight.requireWithout("--summary json", summary.isJson());
        if (dryRun && resume.isGiven()) {
            throw new UsageException("--resume and --dry-run exclude each other (give one)");
        }
        if (dryRun && rate.isAuto()) {
            throw new UsageException("--rate auto and --dry-run exclude each other (give one)");
        }
        if (dryRun && summary.isJson()) {
            throw new UsageException("--summary json and --dry-run exclude each other (give one)");
        }
        if (count < 1) {
            throw new UsageException("--count: write 1 or more");
        }
        OptionValue.requirePositive("--duration", duration);
        if (learn.isGiven()) {
            requireNothingBesideLearn();
            return;
        }
        if (!dryRun && !preflight.isAsked()) {
            stream = session.stream(stream);
        }
        String first = stream;
        template.requireSense(first != null && isFile(first) ? List.of(first) : files);
    }

    private void requireNothingBesideLearn() {
        String other = stream != null ? stream : template.isGiven() ? "--template" : dryRun ? "--dry-run" : null;
        if (other != null) {
            throw new UsageException("--learn and " + other + " exclude each other (--learn FILE prints a template)");
        }
    }

    private InputFormat format() {
        return in == null ? InputFormat.TEXT : in;
    }

    /** A dry run and a preflight need no stream: where a file is named first, it is read. */
    private void takeFileForStream() {
        String first = stream;
        if (first != null && !template.isGiven() && isFile(first)) {
            files.addFirst(first);
            stream = null;
        }
    }

    private boolean isFile(String first) {
        return (dryRun || preflight.isAsked())
                && (first.equals("-") || Files.isRegularFile(session.console().path(first)));
    }

    private Source source(@Nullable ResumeFile resumed) throws PipelineException {
        return template.isGiven()
                ? template.source(count, rate.constant(), session)
                : fileSource(resumed == null ? 0 : resumed.earlier());
    }

    /** @param earlier how many records an earlier run has sent */
    private Source fileSource(long earlier) {
        long last = count > Long.MAX_VALUE - earlier ? Long.MAX_VALUE : count + earlier;
        Source all = new FileSource(Inputs.of(files, session.console()), format(), maxRecord.value(), last);
        return earlier == 0 && !resume.isGiven() ? all : new SkippingSource(all, earlier);
    }

    private Source timed(Source source, Stop stop) {
        return duration == null
                ? source
                : new TimedSource(
                        source,
                        duration,
                        session.console().clock(),
                        session.console().sleeper(),
                        stop);
    }
}
