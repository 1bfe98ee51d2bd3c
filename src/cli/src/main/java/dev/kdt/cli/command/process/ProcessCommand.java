package dev.kdt.cli.command.process;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.FileReading;
import dev.kdt.cli.host.PipelineFiles;
import dev.kdt.cli.option.CaptureOptions;
import dev.kdt.cli.option.DecodeOption;
import dev.kdt.cli.option.MaxRecordOption;
import dev.kdt.cli.option.NamedFiles;
import dev.kdt.cli.option.ResourceLimits;
import dev.kdt.cli.option.SchemaOption;
import dev.kdt.cli.option.Session;
import dev.kdt.codec.Chain;
import dev.kdt.codec.InputFormat;
import dev.kdt.flow.capture.CaptureSelection;
import dev.kdt.jq.Budget;
import dev.kdt.jq.Scope.Capability;
import dev.kdt.jq.program.Expression;
import dev.kdt.pipeline.Encoding;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.Processors.AfterFailure;
import dev.kdt.pipeline.RecordBounds;
import dev.kdt.pipeline.step.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "Read at most N records.")
    private long count = Long.MAX_VALUE;

    @Option(
            names = "--budget",
            paramLabel = "BOUNDS",
            description = "Limits of an expression for each record: a number of steps, or a list such as"
                + " steps=N,memory=SIZE; also depth=N, output=SIZE, and matching=DURATION and time=DURATION (limited"
                + " by memory).")
    private @Nullable ResourceLimits
            bounds; // Null and not the usual ones: picocli would put them into words at each start.

    @Mixin
    private final JqInput jqInput = new JqInput();

    @Mixin
    private final JqVariables variables = new JqVariables();

    @Mixin
    private final ResultOptions results = new ResultOptions();

    @Mixin
    private final JqOutput jqOutput = new JqOutput();

    @Mixin
    private final DecodeOption decode = new DecodeOption();

    @Mixin
    private final SchemaOption schema = new SchemaOption();

    @Mixin
    private final MaxRecordOption maxRecord = new MaxRecordOption();

    @Mixin
    private final CaptureOptions captured = new CaptureOptions();

    @Mixin
    private final InspectionOptions inspection = new InspectionOptions();

    public ProcessCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException, PipelineException {
        requireSense();
        return mode().run();
    }

    /** The one of its six ways to run that the options ask for. */
    private ProcessMode mode() throws PipelineException, InterruptedException {
        if (inspection.asksForReference()) {
            return new ReferenceRun(session, inspection);
        }
        List<String> files = new ArrayList<>(names);
        CaptureSelection selection = captured.selection(in);
        if (inspection.plays()) {
            if (!selection.isAll()) {
                throw new UsageException("--interactive shows the first records: --since, --until and --partition-key"
                        + " are not for it");
            }
            return playground(files);
        }
        Expression program = compiled();
        Pipeline pipeline = program == null ? fromFile(files) : fromExpression(program);
        requireApart(files);
        FileReading reading = FileReading.of(files, jqInput.format(in), maxRecord.value(), count, session.console())
                .selecting(selection, session);
        String other = inspection.compared();
        if (inspection.explains()) {
            return new ExplainRun(session, pipeline, reading);
        } else if (other != null) {
            return new DiffRun(session, pipeline, fromFile(other), reading);
        }
        ResultDelivery delivery = ResultDelivery.of(pipeline, results, jqOutput, inspection.measures(), session);
        if (program == null) {
            return new PipelineRun(delivery, reading, AfterFailure.TAKE_BACK, recordBounds(reading));
        }
        return StreamingExpressionRun.isNeeded(program, jqInput)
                ? new StreamingExpressionRun(program, jqInput, delivery, reading, recordBounds(reading))
                : new PipelineRun(delivery, reading, AfterFailure.KEEP, recordBounds(reading));
    }

    private PlaygroundRun playground(List<String> files) throws InterruptedException {
        // Half of an expression may go on for ever.
        Budget budget = bounds == null ? Budget.STRICT : bounds.budget();
        PlaygroundPipeline.Compiler compiler =
                source -> expression.compile(source, variables, session, budget, Capability.PLACE);
        String text = expression.text(session);
        PlaygroundPipeline recipe = text == null
                ? PlaygroundPipeline.ofFile(pipelineFile(files), budget, compiler, session)
                : PlaygroundPipeline.ofExpression(text, chain(), compiler);
        return PlaygroundRun.of(recipe, files, in, maxRecord.value(), count, session);
    }

    private RecordBounds recordBounds(FileReading reading) {
        Long output = bounds().output();
        return new RecordBounds(reading.unwrappedMax(), output == null ? RecordBounds.usualOutput() : output);
    }

    private void requireSense() {
        if (count < 1) {
            throw new UsageException("--count: write 1 or more");
        }
        if ((decode.isGiven() || schema.isGiven()) && !expression.isGiven()) {
            throw new UsageException("--decode and --schema are for -e (a pipeline file says decode: itself)");
        }
        expression.requireSense();
        variables.requireSense(expression.isGiven());
        results.requireSense();
        inspection.requireSense();
        String other = inspection.insteadOfResults();
        jqInput.requireSense(expression.isGiven(), in, decode.isGiven() || schema.isGiven(), results.parks(), other);
        jqOutput.requireSense(results.choosesFormat(), other);
    }

    private void requireApart(List<String> files) {
        NamedFiles named =
                results.written(new NamedFiles(session.console()).read(files)).printed();
        List<String> others = new ArrayList<>(expression.isGiven() ? expression.files() : List.of(names.getFirst()));
        others.addAll(variables.files());
        others.forEach(each -> named.read(List.of(each))); // One by one: no file at all would be stdin.
        named.requireUsable();
    }

    private Pipeline fromFile(List<String> files) throws PipelineException {
        return fromFile(pipelineFile(files));
    }

    private Pipeline fromFile(String name) throws PipelineException {
        return PipelineFiles.load(name, bounds().budget(), session).pipeline();
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

    /** The expression, if there is one; who only looks does not let it take inputs, write messages or halt. */
    private @Nullable Expression compiled() {
        return inspection.explains() || inspection.compared() != null
                ? expression.compile(variables, session, bounds().budget(), Capability.PLACE)
                : expression.compile(variables, session, bounds().budget(), Capability.values());
    }

    private Chain chain() {
        return jqInput.chain(schema.completing(decode.isGiven() ? decode.chain() : in.chain(), session));
    }

    private Pipeline fromExpression(Expression program) {
        return jqInput.begun(Pipeline.identity(chain(), Encoding.NDJSON)).then(Steps.map(expression.origin(), program));
    }
}
