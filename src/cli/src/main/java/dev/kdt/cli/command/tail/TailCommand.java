package dev.kdt.cli.command.tail;

import dev.kdt.aws.StartAt;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.StreamReading;
import dev.kdt.cli.host.StreamView;
import dev.kdt.cli.host.UndecodableFallback;
import dev.kdt.cli.option.JqOption;
import dev.kdt.cli.option.KclRulesOption;
import dev.kdt.cli.option.MaxRecordOption;
import dev.kdt.cli.option.OutputFormat;
import dev.kdt.cli.option.RetryOption;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.ShardNames;
import dev.kdt.cli.show.EnvelopeRenderer.Holding;
import dev.kdt.cli.show.FormatRenderer;
import dev.kdt.cli.show.HeadedSink;
import dev.kdt.cli.show.PrettyRenderer;
import dev.kdt.cli.show.RenderedSink;
import dev.kdt.cli.show.Renderer;
import dev.kdt.cli.show.Renderers;
import dev.kdt.codec.Cells;
import dev.kdt.codec.Chain;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Stop;
import dev.kdt.jq.Scope;
import dev.kdt.jq.Scope.Exposure;
import dev.kdt.pipeline.Columns;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.RecordBounds;
import dev.kdt.pipeline.step.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kdt tail}. */
@Command(
        name = "tail",
        header = "Print the records of a stream: those to come, or those in it.",
        footer = {
            "",
            "Examples:",
            "  kdt tail orders                           records as they arrive",
            "  kdt tail orders --since 10m --until now   records of the last ten minutes",
            "  kdt tail orders --since trim-horizon --where '.qty > 5' --select .id -n 10",
            "  kdt tail orders -f '%t %k %p\\n'           time, key and payload"
        })
public final class TailCommand implements Callable<Integer> {
    private final Session session;
    private final Columns columns = Columns.of(List.of());

    @Parameters(paramLabel = "STREAM", description = "The stream.")
    private String stream = "";

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Where to start: latest, trim-horizon (the oldest record), a time, 10m (ten minutes ago) or a"
                    + " sequence number (latest).")
    private StartAt since = new StartAt.Latest();

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Stop at the first record that arrived after this time; now reads what is there.")
    private @Nullable Instant until;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "Stop after printing N records (those that pass --where).")
    private @Nullable Long count;

    @Option(
            names = "--idle",
            paramLabel = "DURATION",
            description = "Stop when no record came for this time; exit code 3 if -n was not reached.")
    private @Nullable Duration idle;

    @Option(
            names = "--shard",
            paramLabel = "SHARD",
            description = "Read only this shard: its number, such as 3, or its id. May be repeated.")
    private Set<String> shards = new HashSet<>();

    @Option(
            names = "--where",
            paramLabel = "JQ",
            description = "Print only records for which this jq expression is true.")
    private @Nullable String where;

    @Option(
            names = "--select",
            paramLabel = "JQ",
            description = "Print this jq expression's results instead of the record.")
    private @Nullable String select;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "pretty, ndjson, json, csv, tsv, text, raw, hex or envelope (pretty on a terminal, else"
                    + " ndjson).")
    private @Nullable OutputFormat output;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description =
                    "Template of a line: %%t time, %%s shard, %%o sequence number, %%k key, %%p payload, \\n newline.")
    private @Nullable String format;

    @Mixin
    private final RetryOption retry = new RetryOption();

    @Mixin
    private final MaxRecordOption maxRecord = new MaxRecordOption();

    @Mixin
    private final KclRulesOption kclRules = new KclRulesOption();

    public TailCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (count != null && count < 1) {
            throw new UsageException("--count: write 1 or more");
        }
        Processor.Factory processors = processors();
        Renderer renderer = renderer();
        StreamReading reading = new StreamReading(
                stream, since, until, shards.stream().map(ShardNames::id).collect(Collectors.toSet()));
        StreamView view =
                new StreamView(reading, processors, sink -> shown(sink, renderer), count, idle, retry.policy());
        RunContext context = session.runContext();
        int code = view.show(session, context);
        kclRules.tell(context.counters(), session);
        boolean tooFew = count != null && context.counters().delivered() < count;
        boolean idled = context.stop().reason().filter(Stop.Reason.IDLE::equals).isPresent();
        return idled && tooFew && code == ExitCode.DONE ? ExitCode.IDLE : code;
    }

    private Sink shown(Sink sink, Renderer renderer) {
        Cells cells = shownAs().cells();
        return cells == null ? new RenderedSink(sink, renderer) : new HeadedSink(sink, cells, columns);
    }

    private Processor.Factory processors() {
        Scope scope = Scope.pure()
                .withVariables("meta")
                .withEnvironment(session.console().environment(), Exposure.WHOLE)
                .withClock(session.console().clock());
        Pipeline pipeline = Pipeline.identity(Chain.AUTO, shownAs().encoding());
        if (where != null) {
            pipeline = pipeline.then(Steps.filter("--where", JqOption.compile("--where", where, scope)));
        }
        if (select != null) {
            pipeline = pipeline.then(Steps.map("--select", JqOption.compile("--select", select, scope)));
        }
        Processors processors = new Processors(
                        pipeline,
                        columns,
                        Processors.AfterFailure.TAKE_BACK,
                        RecordBounds.of(maxRecord.value()),
                        session.messages()::warn)
                .with(kclRules.outOfShard());
        boolean anyway = where == null && select == null && shownAs().cells() == null;
        return anyway ? new UndecodableFallback(processors, shownAs()) : processors;
    }

    private OutputFormat shownAs() {
        if (output != null) {
            return output;
        }
        if (format != null) {
            return OutputFormat.RAW;
        }
        return session.console().terminal().out() ? OutputFormat.PRETTY : OutputFormat.NDJSON;
    }

    private Renderer renderer() {
        if (format != null) {
            return new FormatRenderer(format);
        }
        PrettyRenderer pretty = session.coloredData() ? PrettyRenderer.colored() : PrettyRenderer.plain();
        return Renderers.of(shownAs(), pretty, select == null ? Holding.PAYLOAD : Holding.OUTPUT);
    }
}
