package dev.kdt.cli.command.tail;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.host.PipelineFiles;
import dev.kdt.cli.host.RunSummary;
import dev.kdt.cli.host.StreamView;
import dev.kdt.cli.host.UndecodableFallback;
import dev.kdt.cli.option.OutputFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.EnvelopeRenderer.Holding;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Stop;
import dev.kdt.pipeline.Columns;
import dev.kdt.pipeline.Encoding;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.RecordBounds;
import dev.kdt.pipeline.RecordFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  kdt tail orders --per-shard 3             the newest three of each shard",
            "  kdt tail orders --since 1d --grep o-000007 -f '%t %-10k %{.status}\\n'"
        })
public final class TailCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "STREAM", description = "The stream.")
    private String stream = "";

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Mixin
    private final SelectionOptions selection = new SelectionOptions();

    @Mixin
    private final DecodingOptions decoding = new DecodingOptions();

    @Mixin
    private final DisplayOptions display = new DisplayOptions();

    public TailCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException, PipelineException {
        selection.requireSense();
        display.requireSense(session);
        Instant start = session.console().clock().instant();
        Long count = selection.count();
        Pipeline pipeline = pipeline();
        Columns columns = Columns.of(pipeline.encode().columns());
        StreamView view = new StreamView(
                reading.of(stream, session, start),
                processors(pipeline, columns),
                presentation(columns),
                count,
                reading.idle(),
                reading.retry(),
                PipelineFiles.onFailure(pipeline.onError()));
        RunContext context = session.runContext();
        int code = view.show(session, context);
        tell(context, start);
        boolean tooFew = count != null && context.counters().delivered() < count;
        boolean idled = context.stop().reason().filter(Stop.Reason.IDLE::equals).isPresent();
        return idled && tooFew && code == ExitCode.DONE ? ExitCode.IDLE : code;
    }

    /** Nothing is told to scripts when all is well. */
    private void tell(RunContext context, Instant start) {
        RunCounters counters = context.counters();
        if (session.console().terminal().err() || !counters.isClean()) {
            Duration took = Duration.between(start, session.console().clock().instant());
            RunSummary.shown().lines(counters, took).forEach(session.messages()::say);
        } else {
            decoding.tell(counters, session);
        }
    }

    private Pipeline pipeline() throws PipelineException {
        Encoding encoding = display.format(session).encoding();
        Pipeline given = selection.pipeline(session);
        if (given == null) {
            return selection.around(Pipeline.identity(decoding.chain(session), encoding), session);
        }
        decoding.requireNone();
        Pipeline encoded = display.isUnasked(session)
                ? given
                : given.withEncoding(encoding.withColumns(given.encode().columns()));
        return selection.around(encoded, session);
    }

    private UnaryOperator<Sink> presentation(Columns columns) {
        return display.isUnasked(session)
                ? UnaryOperator.identity()
                : display.presentation(session, selection.isWhole() ? Holding.PAYLOAD : Holding.OUTPUT, columns);
    }

    private Processor.Factory processors(Pipeline pipeline, Columns columns) {
        OutputFormat format = display.format(session);
        Processors processors = new Processors(
                        pipeline,
                        columns,
                        Processors.AfterFailure.TAKE_BACK,
                        RecordBounds.of(decoding.maxRecord()),
                        session.messages()::warn)
                .with(decoding.outOfShard())
                .with(filters());
        boolean anyway = selection.takesUndecodable() && format.showsUndecodable();
        return anyway ? new UndecodableFallback(processors, format, session.messages()::warn) : processors;
    }

    private List<RecordFilter> filters() {
        return Stream.concat(reading.filters().stream(), selection.filters().stream())
                .toList();
    }
}
