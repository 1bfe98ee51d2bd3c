package dev.kdt.cli.command.top;

import dev.kdt.aws.Clients;
import dev.kdt.aws.StreamControl;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.host.LoadReading;
import dev.kdt.cli.option.ListFormat;
import dev.kdt.cli.option.PayloadOptions;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.StreamArgument;
import dev.kdt.cli.screen.FullScreen;
import dev.kdt.cli.screen.ScreenColors;
import dev.kdt.cli.screen.TerminalCheck;
import dev.kdt.cli.top.AdviceText;
import dev.kdt.cli.top.LoadJson;
import dev.kdt.cli.top.LoadTable;
import dev.kdt.flow.RunContext;
import dev.kdt.load.Advice;
import dev.kdt.load.Advisor;
import dev.kdt.load.LoadMeter;
import dev.kdt.load.LoadReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/** {@code kdt top}. */
@Command(
        name = "top",
        header = "Show which shards and partition keys of a stream are busy, and what to do about it.",
        description = {
            "Reads all records, measures them by their arrival, and tells the shares of a shard's write limits that"
                    + " they take (1 MiB and 1,000 records a second), the heaviest keys, the hash key at which a split"
                    + " divides a shard's load best, and the shards that one would be enough for.",
            "",
            "On a terminal the load of the last minute is shown while it changes (? explains the keys). Elsewhere,"
                    + " with -o and with --once, it is measured for a while and printed once.",
            "",
            "Readers do not see what the service refused to writers: throttled reads are those of this command."
        })
public final class TopCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final StreamArgument stream = new StreamArgument();

    @Mixin
    private final MeasuringOptions measuring = new MeasuringOptions();

    @Mixin
    private final PayloadOptions payloads = new PayloadOptions();

    @Mixin
    private final ListFormat format = new ListFormat();

    public TopCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        Instant start = session.console().clock().instant();
        return isWatched() ? watch(start) : measureOnce(start);
    }

    /** Whether somebody looks, and asks for nothing that is printed. */
    private boolean isWatched() throws InterruptedException {
        return !measuring.once() && !format.isGiven() && TerminalCheck.defect(session.console()) == null;
    }

    private int watch(Instant start) throws InterruptedException {
        measuring.requireNoSpan();
        LoadReading reading = reading(start, null, null);
        Advisor.Scaling scaling = scaling();
        LoadMeter meter = new LoadMeter(
                LoadMeter.Window.LAST_MINUTE,
                measuring.begin(),
                session.console().clock());
        Watch watch = new Watch(stream.in(session), reading, meter, scaling, adviceText());
        try (FullScreen screen = FullScreen.open("kdt top", ScreenColors.of(session.coloredData()))) {
            return watch.on(screen, session);
        }
    }

    private AdviceText adviceText() {
        return new AdviceText(stream.in(session), GivenOptions.of(session.global()));
    }

    private int measureOnce(Instant start) throws InterruptedException {
        @Nullable Instant end = measuring.end(start);
        LoadReading reading = reading(start, end, measuring.span());
        Advisor.Scaling scaling = scaling();
        LoadMeter meter = new LoadMeter(
                LoadMeter.Window.WHOLE, measuring.begin(), session.console().clock());
        RunContext context = session.runContext();
        int code = reading.into(meter, session, context);
        Instant now = session.console().clock().instant();
        LoadReport report = meter.report(end == null || now.isBefore(end) ? now : end);
        print(report, Advisor.advice(report, scaling));
        tellOfMerges(report, scaling);
        return code;
    }

    private void tellOfMerges(LoadReport report, Advisor.Scaling scaling) {
        if (scaling == Advisor.Scaling.BY_USER
                && !report.average().isNone()
                && !Advisor.isLongEnoughForMerges(report)) {
            session.messages()
                    .say("merges are not looked for: that takes a minute of every open shard (--for 1m or more)");
        }
    }

    private LoadReading reading(Instant start, @Nullable Instant end, @Nullable Duration span) {
        return new LoadReading(
                measuring.of(stream.in(session), start, end),
                span,
                payloads.chain(session),
                payloads.maxRecord(),
                measuring.retry());
    }

    private Advisor.Scaling scaling() throws InterruptedException {
        try (Clients clients = Clients.oneShot(session.aws())) {
            StreamDescriptionSummary summary = new StreamControl(
                            clients.kinesis(),
                            clients.place(),
                            session.console().sleeper())
                    .describe(stream.in(session));
            boolean isOnDemand = summary.streamModeDetails() != null
                    && summary.streamModeDetails().streamMode() == StreamMode.ON_DEMAND;
            return isOnDemand ? Advisor.Scaling.BY_SERVICE : Advisor.Scaling.BY_USER;
        }
    }

    private void print(LoadReport report, List<Advice> advice) {
        AdviceText text = adviceText();
        DataOut out = new DataOut(session.console().out());
        switch (format.in(session)) {
            case PRETTY, TEXT ->
                LoadTable.lines(stream.in(session), report, advice, text).forEach(out::line);
            case NDJSON ->
                out.line(LoadJson.of(stream.in(session), report, advice, text).json());
            case JSON ->
                out.line(LoadJson.of(stream.in(session), report, advice, text).indented());
        }
        out.flush();
    }
}
