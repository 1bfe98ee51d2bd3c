package dev.kdt.cli.command.tail;

import dev.kdt.aws.ShardLags;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.host.PipelineFiles;
import dev.kdt.cli.host.RunSummary;
import dev.kdt.cli.host.StreamReading;
import dev.kdt.cli.host.StreamView;
import dev.kdt.cli.host.UndecodableFallback;
import dev.kdt.cli.option.OutputFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.StreamArgument;
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
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kdt tail}. */
@Command(name = "tail", header = "Show the records of a stream: those to come, or those in it.")
public final class TailCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final StreamArgument stream = new StreamArgument();

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Mixin
    private final SelectionOptions selection = new SelectionOptions();

    @Mixin
    private final DecodingOptions decoding = new DecodingOptions();

    @Mixin
    private final DisplayOptions display = new DisplayOptions();

    @Mixin
    private final ScreenOption screen = new ScreenOption();

    public TailCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException, PipelineException {
        selection.requireSense();
        display.requireSense(session);
        Instant start = session.console().clock().instant();
        boolean onScreen = screen.isWanted(session, excludingScreen(), reading.ending());
        Pipeline pipeline = pipeline();
        StreamReading its = reading.of(stream.in(session), session, start);
        RunContext context = session.runContext();
        int code = onScreen ? onScreen(its, pipeline, context) : printed(its, pipeline, context);
        tell(context, start, onScreen ? RunSummary.onScreen() : RunSummary.shown());
        Long count = selection.count();
        boolean tooFew = count != null && context.counters().delivered() < count;
        boolean idled = context.stop().reason().filter(Stop.Reason.IDLE::equals).isPresent();
        return idled && tooFew && code == ExitCode.DONE ? ExitCode.IDLE : code;
    }

    /** An option that asks for what a screen does not do; null for none. */
    private @Nullable String excludingScreen() {
        if (selection.count() != null) {
            return "--count";
        }
        return reading.hasGroup() ? "--group" : display.asked();
    }

    private int printed(StreamReading its, Pipeline pipeline, RunContext context) throws InterruptedException {
        Columns columns = Columns.of(pipeline.encode().columns());
        return view(its, pipeline, columns, presentation(columns), _ -> {}, session)
                .show(session, context);
    }

    private int onScreen(StreamReading its, Pipeline pipeline, RunContext context) throws InterruptedException {
        TailScreen tailed =
                new TailScreen(stream.in(session), givenFilters(), session, selection.filters(holding(), session));
        Columns columns = Columns.of(pipeline.encode().columns());
        return tailed.show(
                view(its, pipeline, columns, _ -> tailed.arrivals(), tailed::watch, tailed.session()), context);
    }

    private StreamView view(
            StreamReading its,
            Pipeline pipeline,
            Columns columns,
            UnaryOperator<Sink> presentation,
            Consumer<ShardLags> watch,
            Session told) {
        return new StreamView(
                its,
                processors(pipeline, columns, told),
                presentation,
                watch,
                selection.count(),
                reading.idle(),
                reading.retry(),
                PipelineFiles.onFailure(pipeline.onError()));
    }

    private String givenFilters() {
        return Stream.concat(reading.givenShards().stream(), selection.given().stream())
                .collect(Collectors.joining(" "));
    }

    private Holding holding() {
        return selection.isWhole() ? Holding.PAYLOAD : Holding.OUTPUT;
    }

    /** Nothing is told to scripts when all is well. */
    private void tell(RunContext context, Instant start, RunSummary summary) {
        RunCounters counters = context.counters();
        if (session.console().terminal().err() || !counters.isClean()) {
            Duration took = Duration.between(start, session.console().clock().instant());
            summary.lines(counters, took).forEach(session.messages()::say);
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
                : display.presentation(session, holding(), columns);
    }

    private Processor.Factory processors(Pipeline pipeline, Columns columns, Session told) {
        OutputFormat format = display.format(session);
        Processors processors = new Processors(
                        pipeline,
                        columns,
                        Processors.AfterFailure.TAKE_BACK,
                        RecordBounds.of(decoding.maxRecord()),
                        told.messages()::warn)
                .with(decoding.outOfShard())
                .with(filters());
        boolean anyway = selection.takesUndecodable() && format.showsUndecodable();
        return anyway ? new UndecodableFallback(processors, format, told.messages()::warn) : processors;
    }

    private List<RecordFilter> filters() {
        return Stream.concat(reading.filters().stream(), selection.filters().stream())
                .toList();
    }
}
