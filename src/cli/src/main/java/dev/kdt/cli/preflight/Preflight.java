package dev.kdt.cli.preflight;

import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.host.ConsoleRun;
import dev.kdt.cli.option.ListFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.LimitSink;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Source;
import dev.kdt.pipeline.Processor;
import dev.kdt.record.Limits;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks records against the limits of the services and of a stream, and estimates what they need and cost. Nothing is sent.
 *
 * @param stream that they are for; null: any
 * @param needsKeys the options that make sense only where the sender says which shard a record goes to
 * @param told the rate at which they are to be sent; null when none is told
 * @param retry how often a call is made again
 */
public record Preflight(
        Session session,
        PriceList prices,
        @Nullable String stream,
        Set<String> needsKeys,
        @Nullable Traffic told,
        RetryPolicy retry) {
    /** Returns the exit code: {@link ExitCode#FAILED} when something would fail. */
    public int run(Run.Maker<Source> source, Processor.Factory processors, long most, ListFormat.Format format)
            throws InterruptedException {
        RunContext context = session.runContext();
        StreamCheck check =
                stream == null ? null : StreamCheck.of(stream, session, session.retrying(retry, context.stop()));
        Findings findings = new Findings();
        StreamFindings ofStream = new StreamFindings(findings, check, needsKeys);
        ofStream.addOfStream();
        LimitChecks limits = new LimitChecks(check == null ? Limits.RECORD_BYTES : check.recordBytes());
        RecordMeter meter = new RecordMeter(findings, limits);
        Run.Builder run = Run.in(context)
                .from(source)
                .through(processors, Runtime.getRuntime().availableProcessors())
                .to(made -> OpenTarget.of(new LimitSink(meter, most, made.stop()), "checked"))
                .parking(_ -> new FoundFailures(findings, limits));
        int code = ConsoleRun.telling(session, run).toTheEnd();
        Measured measured = measured(meter, check);
        Estimate estimate =
                new Estimate(prices, measured.traffic(), measured.volume().records());
        ofStream.addOfRate(measured, estimate);
        print(new PreflightReport(check, measured, estimate, findings), format);
        return code == ExitCode.DONE && !findings.isEmpty() ? ExitCode.FAILED : code;
    }

    /** What was measured; where the rate is found while sending, at that which fills the open shards. */
    private Measured measured(RecordMeter meter, @Nullable StreamCheck check) {
        Measured measured = meter.measured(told);
        long records = measured.volume().records();
        Integer open = check == null || check.isOnDemand() ? null : check.openShards();
        if (measured.traffic().origin() != Traffic.Origin.FOUND || open == null || records == 0) {
            return measured;
        }
        Volume volume = needsKeys.contains("--aggregate") ? measured.packing().aggregated() : measured.volume();
        return measured.at(Traffic.filling(open, volume, records));
    }

    private void print(PreflightReport report, ListFormat.Format format) {
        DataOut out = new DataOut(session.console().out());
        switch (format) {
            case PRETTY, TEXT -> PreflightTable.lines(report).forEach(out::line);
            case NDJSON -> out.line(PreflightJson.of(report).json());
            case JSON -> out.line(PreflightJson.of(report).indented());
        }
        out.flush();
    }
}
