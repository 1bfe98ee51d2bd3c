package dev.kdt.cli.command.lambda;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.deployment.PipelineVariables;
import dev.kdt.cli.host.TestSuite;
import dev.kdt.cli.option.NamedFiles;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.packaging.FunctionPackage;
import dev.kdt.cli.packaging.JavaImage;
import dev.kdt.cli.packaging.PipelineContent;
import dev.kdt.cli.packaging.ProgramJar;
import dev.kdt.cli.show.CaseRenderer;
import dev.kdt.destination.ServiceTarget;
import dev.kdt.destination.Target;
import dev.kdt.destination.WholeFile;
import dev.kdt.flow.IoFaults;
import dev.kdt.flow.Stop;
import dev.kdt.lambda.FunctionManifest;
import dev.kdt.lambda.FunctionManifest.Architecture;
import dev.kdt.lambda.FunctionManifest.FunctionRuntime;
import dev.kdt.lambda.FunctionManifest.Kind;
import dev.kdt.pipeline.CaseFile;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.TestCase;
import dev.kdt.pipeline.cases.CaseResult;
import dev.kdt.record.MaxRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kdt lambda package}. */
@Command(
        name = "package",
        header = "Pack a pipeline as an AWS Lambda function.",
        description = {
            "The zip file has all that the function needs: the handler's classes, the pipeline, and the lookup",
            "files and schemas that it reads. The pipeline is checked and its test cases run before: when one",
            "fails, the exit code is 1, and nothing is written. Environment variables stay names in the package;",
            "the function reads their values when it starts. The same pipeline makes the same zip file, byte for",
            "byte.",
            "",
            "With --to the function takes the records of a stream (an event source mapping with",
            "ReportBatchItemFailures); with --transformation it transforms the records of a delivery stream. Where",
            "the function is deployed, its environment variables KDT_TO and KDT_PARKED replace --to and --parked.",
            "The clients of SQS and S3 are packed only if --parked names such a place.",
            "",
            "With --runtime custom the function runs on provided.al2023, with a bootstrap and a Java from the",
            "package. The Java is made from --jdk, or from the JDK that kdt runs on if that is for Linux and the",
            "function's processor. Else none is packed, and the function needs one in /opt/java (from a layer) or in",
            "JAVA_HOME."
        })
public final class LambdaPackageCommand implements Callable<Integer> {
    /** The name that a package on standard output has in the commands that deploy it. */
    private static final String PRINTED = "function.zip";

    private final Session session;

    @Parameters(index = "0", paramLabel = "PIPELINE", description = "The pipeline file.")
    private String file = "";

    @Option(names = "--zip", required = true, paramLabel = "ZIP", description = "The zip file to write; - is stdout.")
    private String zip = "";

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            description = "Where the function sends results: firehose:NAME or kinesis:NAME.")
    private @Nullable String to;

    @Option(
            names = "--parked",
            paramLabel = "TARGET",
            description =
                    "Where the function parks records that fail, as envelopes: firehose:NAME, kinesis:NAME, sqs:QUEUE"
                            + " (a name or a URL) or s3:BUCKET/PREFIX. Without it they are handed back to Lambda, which"
                            + " sends them again.")
    private @Nullable String parked;

    @Option(
            names = "--transformation",
            description = "Make a function that transforms the records of a delivery stream.")
    private boolean transformation;

    @Option(
            names = "--arch",
            paramLabel = "ARCHITECTURE",
            description = "The function's processor: ${COMPLETION-CANDIDATES} (x86_64).")
    private Architecture architecture = Architecture.X86_64;

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            description = "The function's runtime: ${COMPLETION-CANDIDATES} (java25).")
    private FunctionRuntime runtime = FunctionRuntime.JAVA25;

    @Option(
            names = "--jdk",
            paramLabel = "FOLDER",
            description = "With --runtime custom: the JDK to make the Java from; it is for Linux and the function's"
                    + " processor.")
    private @Nullable String jdk;

    @Option(names = "--no-test", description = "Do not run the pipeline's test cases.")
    private boolean untested;

    public LambdaPackageCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException, PipelineException {
        Kind kind = kind();
        JavaImage java = java();
        if (isPrinted() && session.console().terminal().out()) {
            throw new UsageException("--zip -: a zip file is nothing for a terminal (redirect it: --zip - > " + PRINTED
                    + ", or name a file)");
        }
        written(new NamedFiles(session.console()).read(List.of(file))).requireUsable();
        PipelineContent pipeline = PipelineContent.read(
                file,
                session.console().path(file),
                session.console().environment(),
                session.console().clock(),
                session.messages()::warn);
        requireTargets(pipeline);
        requireOthers(pipeline);
        if (!untested && !testsPass()) {
            return ExitCode.FAILED;
        }
        FunctionManifest manifest = new FunctionManifest(
                kind,
                runtime,
                architecture,
                pipeline.name(),
                pipeline.title(),
                to,
                parked,
                pipeline.variables(),
                pipeline.routes());
        try (ProgramJar program = ProgramJar.open()) {
            FunctionPackage made = FunctionPackage.of(manifest, pipeline, program, java);
            List<String> variables = PipelineVariables.ofConfiguration(pipeline.variables());
            write(made);
            new PackageReport(session.messages(), isPrinted() ? PRINTED : zip, manifest, variables, java)
                    .tell(made, pipeline);
        }
        return ExitCode.DONE;
    }

    private Kind kind() {
        if (transformation) {
            if (to != null || parked != null) {
                throw new UsageException("--transformation and " + (to == null ? "--parked" : "--to")
                        + " exclude each other: a transformation answers Firehose with its results (give one)");
            }
            return Kind.FIREHOSE;
        }
        if (to == null) {
            throw new UsageException(
                    "where do the results go? Give --to firehose:NAME or --to kinesis:NAME, or --transformation"
                            + " for a function that transforms the records of a Firehose stream");
        }
        ServiceTarget results = Target.service("--to", to);
        if (parked != null && Target.parked("--parked", parked).equals(results)) {
            throw new UsageException("--to and --parked are both " + to
                    + ": failed records would be among the results (give another --parked)");
        }
        return Kind.KINESIS;
    }

    /** A transformation sends nothing itself, and failed records are not among the results. */
    private void requireTargets(PipelineContent pipeline) {
        if (transformation && !pipeline.routes().isEmpty()) {
            throw new UsageException(
                    "--transformation: " + file + " has a route step, and a transformation cannot send:"
                            + " its results go where the delivery stream goes (package it with --to, for a stream)");
        }
        if (parked != null && pipeline.routes().contains(parked)) {
            throw new UsageException("--parked " + parked + " is a target of a route step, too: failed records would be"
                    + " among the results (give another --parked)");
        }
    }

    /** The Java to pack; null when there is none. */
    private @Nullable JavaImage java() {
        if (runtime == FunctionRuntime.JAVA25) {
            if (jdk != null) {
                throw new UsageException("--jdk is for --runtime custom: Lambda's own runtime has its Java");
            }
            return null;
        }
        if (jdk != null) {
            return JavaImage.named(jdk, session.console().path(jdk), architecture);
        }
        return JavaImage.fits(JavaImage.own(), architecture) ? new JavaImage(JavaImage.own()) : null;
    }

    /** The zip file is none of those that are packed, and none that the pipeline's cases are in or read. */
    private void requireOthers(PipelineContent pipeline) throws PipelineException {
        Path path = session.console().path(file);
        Path folder = path.resolveSibling("");
        List<String> read = new ArrayList<>();
        pipeline.files().keySet().forEach(each -> read.add(folder.resolve(each).toString()));
        List<TestCase> cases = new ArrayList<>(CaseFile.in(path).tests());
        Path beside = CaseFile.beside(path).orElse(null);
        if (beside != null) {
            read.add(beside.toString());
            cases.addAll(CaseFile.load(beside).tests());
        }
        for (TestCase each : cases) {
            if (each.input() instanceof TestCase.Input.Capture capture) {
                read.add(folder.resolve(capture.file()).toString());
            }
        }
        written(new NamedFiles(session.console()).read(read)).requireUsable();
    }

    private boolean isPrinted() {
        return Target.STDOUT.contains(zip);
    }

    private NamedFiles written(NamedFiles files) {
        return isPrinted() ? files.printed() : files.written("--zip", zip);
    }

    /** Runs the pipeline's cases, and shows them when some fail. */
    private boolean testsPass() throws PipelineException {
        Path path = session.console().path(file);
        if (CaseFile.in(path).tests().isEmpty() && CaseFile.beside(path).isEmpty()) {
            return true;
        }
        boolean passed = true;
        CaseRenderer renderer = new CaseRenderer(session.messages().colored());
        for (TestSuite suite : TestSuite.named(List.of(file), session)) {
            List<CaseResult> results = suite.run(MaxRecord.DEFAULT);
            if (results.stream().allMatch(CaseResult::passed)) {
                session.messages().say(suite.name() + ": " + PackageReport.passed(results.size()));
            } else {
                renderer.lines(suite.name(), results).forEach(session.console().err()::println);
                passed = false;
            }
        }
        if (!passed) {
            session.messages().error("test cases fail: no " + zip + " was written (--no-test packs without them)");
        }
        return passed;
    }

    private void write(FunctionPackage made) throws InterruptedException {
        if (isPrinted()) {
            try {
                OutputStream out = session.stdout(new Stop());
                made.writeTo(out);
                out.flush();
            } catch (IOException e) {
                throw IoFaults.writing("stdout", e);
            }
            return;
        }
        try (WholeFile out = WholeFile.begin(zip, session.targets(), new Stop())) {
            made.writeTo(out.out());
            out.complete();
        } catch (IOException e) {
            throw IoFaults.writing(zip, e);
        }
    }
}
