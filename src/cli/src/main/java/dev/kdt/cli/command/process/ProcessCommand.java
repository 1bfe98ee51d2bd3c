package dev.kdt.cli.command.process;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.ConsoleRun;
import dev.kdt.cli.host.FileReading;
import dev.kdt.cli.host.PipelineFiles;
import dev.kdt.cli.host.ReportingDeadLetters;
import dev.kdt.cli.host.UnwrappingProcessor;
import dev.kdt.cli.option.MaxRecordOption;
import dev.kdt.cli.option.NamedFiles;
import dev.kdt.cli.option.OutputFormat;
import dev.kdt.cli.option.ResourceLimits;
import dev.kdt.cli.option.RetryOption;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.StatsTable;
import dev.kdt.codec.InputFormat;
import dev.kdt.destination.Sending;
import dev.kdt.destination.Target;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.FileDeadLetters;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Source;
import dev.kdt.flow.Stop;
import dev.kdt.jq.Budget;
import dev.kdt.jq.Expression;
import dev.kdt.jq.Scope.Capability;
import dev.kdt.pipeline.Columns;
import dev.kdt.pipeline.Encoding;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.Processors.AfterFailure;
import dev.kdt.pipeline.RecordBounds;
import dev.kdt.pipeline.report.PipelineMeter;
import dev.kdt.pipeline.step.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kdt process}. */
@Command(
        name = "process",
        header = "Run a pipeline or a jq expression on files.",
        customSynopsis = {"kdt process [OPTIONS] PIPELINE [FILE...]", "kdt process [OPTIONS] -e JQ [FILE...]"},
        description = {
            "Results go to stdout, unless --to names a target; a summary goes to stderr. Files may be compressed",
            "with gzip, zlib, zstd, ZIP or Snappy."
        },
        footer = {
            "",
            "Examples:",
            "  kdt process samples/orders.yaml samples/orders.ndjson",
            "  kdt process -e '.items[] | {sku, qty}' orders.ndjson.gz",
            "  kdt process samples/orders.yaml samples/orders.ndjson --explain -n 3",
            "  kdt process samples/orders.yaml orders.ndjson --to firehose:archive"
        })
public final class ProcessCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "0..*",
            paramLabel = "[PIPELINE] [FILE...]",
            hideParamSyntax = true,
            description = "The pipeline file, without -e; then files of records; - or none is stdin.")
    private List<String> names = new ArrayList<>();

    @Mixin
    private final ExpressionOptions expression = new ExpressionOptions();

    @Option(
            names = "--in",
            paramLabel = "FORMAT",
            description = "How input is cut into records: ${COMPLETION-CANDIDATES} (auto).")
    private InputFormat in = InputFormat.AUTO;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description =
                    "pretty, ndjson, json, csv, tsv, text, raw, hex or envelope (the pipeline's encoding; ndjson with"
                            + " -e).")
    private @Nullable OutputFormat output;

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            description =
                    "Where results go: kinesis:NAME, firehose:NAME, a file, or - for stdout (-). A file is replaced"
                            + " when all is done; a run that stops before leaves it as it was.")
    private String to = "-";

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "Read at most N records.")
    private long count = Long.MAX_VALUE;

    @Option(
            names = "--parked",
            paramLabel = "FILE",
            description = "Write records that fail to this file, as envelopes.")
    private @Nullable String parked;

    @Option(names = "--fail-fast", description = "Stop at the first record that fails.")
    private boolean failFast;

    @Option(names = "--threads", paramLabel = "N", description = "Number of threads (the number of processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--budget",
            paramLabel = "BOUNDS",
            description = "Limits of an expression for each record: a number of steps, or a list such as"
                + " steps=N,memory=SIZE; also depth=N, output=SIZE, and matching=DURATION and time=DURATION (limited"
                + " by memory).")
    private @Nullable ResourceLimits
            bounds; // Null and not the usual ones: picocli would put them into words at each start.

    @Mixin
    private final RetryOption retry = new RetryOption();

    @Mixin
    private final MaxRecordOption maxRecord = new MaxRecordOption();

    @Mixin
    private final InspectionOptions look = new InspectionOptions();

    public ProcessCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException, PipelineException {
        if (look.printReference(session)) {
            return ExitCode.DONE;
        }
        requireSense();
        List<String> files = new ArrayList<>(names);
        if (look.plays()) {
            return play(files);
        }
        Expression program = compiled();
        Pipeline pipeline = program == null ? fromFile(files) : fromExpression(program);
        requireApart(files);
        FileReading reading = FileReading.of(files, in, maxRecord.value(), count, session.console());
        RunContext context = session.runContext();
        if (look.explains()) {
            return new ExplainRun(pipeline, reading).run(session, context);
        }
        String other = look.compared();
        if (other != null) {
            Pipeline compared =
                    PipelineFiles.load(other, bounds().budget(), session).pipeline();
            return new DiffRun(pipeline, compared, reading).run(session, context);
        }
        Pipeline encoded = presentation().encoded(pipeline);
        Columns columns = Columns.of(encoded.encode().columns());
        if (program != null && StreamingExpressionRun.isNeeded(program)) {
            StreamingExpressionRun talk =
                    new StreamingExpressionRun(program, reading, columns, recordBounds(reading), session);
            return talk.exitCode(process(encoded, columns, talk.source(), talk::processors, context));
        }
        AfterFailure afterFailure = program == null ? AfterFailure.TAKE_BACK : AfterFailure.KEEP;
        return process(
                encoded,
                columns,
                reading.source(),
                run -> UnwrappingProcessor.from(
                        reading.format(),
                        new Processors(run, columns, afterFailure, recordBounds(reading), session.messages()::warn)),
                context);
    }

    private int play(List<String> files) throws InterruptedException {
        // Half of an expression may go on for ever.
        Budget budget = bounds == null ? Budget.STRICT : bounds.budget();
        PlaygroundPipeline.Compiler compiler = source -> expression.compile(source, session, budget, Capability.PLACE);
        PlaygroundPipeline recipe = expression.text() == null
                ? PlaygroundPipeline.ofFile(pipelineFile(files), budget, compiler, session)
                : PlaygroundPipeline.ofExpression(expression.text(), in.chain(), compiler);
        return PlaygroundRun.of(recipe, files, in, maxRecord.value(), count, session)
                .run(session);
    }

    private Presentation presentation() {
        return new Presentation(output, Target.parse(to));
    }

    private RecordBounds recordBounds(FileReading reading) {
        Long output = bounds().output();
        return new RecordBounds(reading.unwrappedMax(), output == null ? RecordBounds.usualOutput() : output);
    }

    private void requireSense() {
        if (threads < 1 || count < 1) {
            throw new UsageException((threads < 1 ? "--threads" : "--count") + ": write 1 or more");
        }
        look.requireSense();
    }

    private void requireApart(List<String> files) {
        NamedFiles named = new NamedFiles(session.console())
                .read(files)
                .written("--to", Target.parse(to))
                .written("--parked", Target.file("--parked", parked));
        if (expression.text() == null) {
            named.read(List.of(names.getFirst())); // The pipeline.
        }
        named.requireApart();
    }

    private int process(
            Pipeline pipeline,
            Columns columns,
            Source source,
            Function<Pipeline, Processor.Factory> processors,
            RunContext context)
            throws InterruptedException {
        PipelineMeter meter = look.measures() ? new PipelineMeter(pipeline) : null;
        Run.Builder run = Run.in(context)
                .from(made -> source)
                .through(
                        meter == null ? processors.apply(pipeline) : meter.timed(processors.apply(meter.pipeline())),
                        threads)
                .to(made -> opened(columns, made))
                .parking(made -> new ReportingDeadLetters(session.messages(), deadLetters(made.stop())))
                .onFailure(failFast ? OnFailure.STOP : PipelineFiles.onFailure(pipeline.onError()));
        int code = ConsoleRun.telling(session, run).toTheEnd();
        if (meter != null) {
            StatsTable.lines(meter, context.counters()).forEach(session.messages()::say);
        }
        return code;
    }

    private OpenTarget opened(Columns columns, RunContext context) throws InterruptedException {
        Sending sending = Sending.inOrder(session.retrying(retry.policy(), context.stop()));
        return Target.parse(to)
                .open(session.targets(), sending, context.counters())
                .with(sink -> presentation().shown(sink, columns, session));
    }

    private Pipeline fromFile(List<String> files) throws PipelineException {
        return PipelineFiles.load(pipelineFile(files), bounds().budget(), session)
                .pipeline();
    }

    /** The first of the names, which is taken away from the files. */
    private String pipelineFile(List<String> files) {
        if (files.isEmpty()) {
            throw new UsageException("no pipeline (name a pipeline file, or give a jq expression with -e)");
        }
        String first = files.removeFirst();
        FirstFile.requirePipeline(first, session.console().path(first));
        return first;
    }

    private ResourceLimits bounds() {
        return bounds == null ? ResourceLimits.USUAL : bounds;
    }

    /** The expression, if there is one; who only looks does not let it talk. */
    private @Nullable Expression compiled() {
        return look.explains() || look.compared() != null
                ? expression.compile(session, bounds().budget(), Capability.PLACE)
                : expression.compile(session, bounds().budget(), Capability.values());
    }

    private Pipeline fromExpression(Expression program) {
        return Pipeline.identity(in.chain(), Encoding.NDJSON).then(Steps.map("-e", program));
    }

    private @Nullable DeadLetters deadLetters(Stop stop) {
        return parked == null ? null : new FileDeadLetters(session.console().path(parked), stop);
    }
}
