package dev.kdt.cli.command.tail;

import dev.kdt.cli.console.ShellWord;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.PipelineFiles;
import dev.kdt.cli.option.JqOption;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.Share;
import dev.kdt.cli.show.EnvelopeRenderer.Holding;
import dev.kdt.cli.viewer.FilterCompiler;
import dev.kdt.jq.Scope;
import dev.kdt.jq.Scope.Exposure;
import dev.kdt.jq.program.Expression;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.RecordFilter;
import dev.kdt.pipeline.SampledShare;
import dev.kdt.pipeline.step.Step;
import dev.kdt.pipeline.step.Steps;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The records that {@code kdt tail} prints, and what of them. */
final class SelectionOptions {
    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "Stop after printing N records (those that pass).")
    private @Nullable Long count;

    @Option(
            names = "--grep",
            paramLabel = "TEXT|/REGEX/",
            description =
                    "Print only records whose decoded payload (not the key: see --partition-key) has this text, or a"
                            + " match of /REGEX/ (/REGEX/i: in any case). May be repeated: then all must be there.")
    private List<String> greps = new ArrayList<>();

    @Option(
            names = "--sample",
            paramLabel = "SHARE",
            description = "Print only a share of the records, such as 1%% or 1/100: the same ones each time.")
    private @Nullable Share sample;

    @Option(
            names = "--where",
            paramLabel = "JQ",
            description = "Print only records for which this jq expression is true.")
    private @Nullable String where;

    @Option(
            names = "--pipeline",
            paramLabel = "PIPELINE",
            description = "Print what this pipeline gives for the records, after --where and before --select.")
    private @Nullable String pipelineFile;

    @Option(
            names = "--select",
            paramLabel = "JQ",
            description = "Print this jq expression's results instead of the record.")
    private @Nullable String select;

    /** @throws UsageException when the options contradict each other */
    void requireSense() {
        if (count != null && count < 1) {
            throw new UsageException("--count: write 1 or more");
        }
        if (pipelineFile != null && pipelineFile.isEmpty()) {
            throw new UsageException("--pipeline: the name of the file is empty");
        }
    }

    /** The most records to print; null: no bound. */
    @Nullable
    Long count() {
        return count;
    }

    /** Whether each record is printed with its payload. */
    boolean isWhole() {
        return select == null && pipelineFile == null;
    }

    /** Whether records are printed with their payloads even when they cannot be decoded. */
    boolean takesUndecodable() {
        return isWhole() && where == null;
    }

    /**
     * The pipeline of {@code --pipeline}; null without that option.
     *
     * @throws PipelineException with all that is wrong in the file
     */
    @Nullable
    Pipeline pipeline(Session session) throws PipelineException {
        return pipelineFile == null
                ? null
                : PipelineFiles.load(pipelineFile, session).pipeline();
    }

    /** The pipeline with what chooses before it, and what is chosen of its results after it. */
    Pipeline around(Pipeline pipeline, Session session) {
        List<Step> steps = new ArrayList<>();
        if (where != null) {
            steps.add(Steps.filter("--where", expression("--where", where, session)));
        }
        steps.addAll(pipeline.steps());
        if (select != null) {
            steps.add(Steps.map("--select", expression("--select", select, session)));
        }
        return pipeline.withSteps(steps);
    }

    /** The filters that are typed on the screen, with the same forms as the options. */
    FilterCompiler filters(Holding holding, Session session) {
        return new ScreenFilters(source -> expression("/", source, session), holding);
    }

    /** Those that leave records out, as words of a command line. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        add(given, "--sample", sample == null ? null : sample.text());
        greps.forEach(each -> add(given, "--grep", each));
        add(given, "--where", where);
        add(given, "--pipeline", pipelineFile);
        return given;
    }

    private static void add(List<String> given, String option, @Nullable String value) {
        if (value != null) {
            given.add(option + " " + ShellWord.quoted(value));
        }
    }

    /** The filters of whole records, the cheapest first. */
    List<RecordFilter> filters() {
        List<RecordFilter> filters = new ArrayList<>();
        if (sample != null) {
            filters.add(new SampledShare("--sample", sample.part()));
        }
        greps.forEach(each -> filters.add(GrepPattern.filter(each)));
        return filters;
    }

    /**
     * Compiles an expression with what the options of {@code tail} give it.
     *
     * @throws UsageException when it does not compile
     */
    static Expression expression(String option, String source, Session session) {
        Scope scope = Scope.pure()
                .withVariables("meta")
                .withEnvironment(session.console().environment(), Exposure.WHOLE)
                .withClock(session.console().clock());
        return JqOption.compileGiven(option, source, scope);
    }
}
