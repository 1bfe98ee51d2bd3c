package dev.kdt.cli.command.local;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.deployment.PackagedFunction;
import dev.kdt.cli.deployment.PipelineVariables;
import dev.kdt.cli.host.FunctionRuntimes;
import dev.kdt.cli.host.PipelineFiles;
import dev.kdt.cli.option.Session;
import dev.kdt.endpoint.PipelineFunctions;
import dev.kdt.endpoint.option.FunctionSettings;
import dev.kdt.endpoint.option.GivenFunction;
import dev.kdt.endpoint.option.LambdaOptions;
import dev.kdt.endpoint.option.TransformationFunctions;
import dev.kdt.flow.FlowException;
import dev.kdt.jq.Budget;
import dev.kdt.lambda.FunctionManifest;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.transform.Transformation;
import dev.kdt.record.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the Lambda functions that an endpoint has from its start. */
final class LocalFunctionOptions {
    /** A function's time for a batch: as the templates have it. */
    private static final int SECONDS = 60;

    /** AWS Lambda API Reference, CreateFunction. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_]{1,64}");

    @Option(
            names = "--function",
            paramLabel = "NAME=FUNCTION",
            description =
                    "Serve a Lambda function: a package (FILE.zip, made by 'kdt lambda package'), run in a process of"
                        + " its own; a command line that speaks Lambda's Runtime API; or a pipeline (FILE.yaml) that"
                        + " transforms deliveries in this process. May be repeated.")
    private List<String> functions = new ArrayList<>();

    /** The forms of {@code --function}. */
    private enum Form {
        PIPELINE,
        PACKAGE,
        COMMAND
    }

    /**
     * The functions that are pipelines.
     *
     * @throws PipelineException with all that is wrong in a pipeline file
     */
    TransformationFunctions pipelines(Session session) throws PipelineException {
        Map<String, Pipeline> pipelines = new HashMap<>();
        for (Map.Entry<String, String> each : functions().entrySet()) {
            if (form(session, each.getValue()) == Form.PIPELINE) {
                Pipeline pipeline = PipelineFiles.load(each.getValue(), Budget.STRICT, session)
                        .pipeline();
                String obstacle = Transformation.obstacle(pipeline);
                if (obstacle != null) {
                    throw new UsageException("--function " + each.getKey() + ": " + obstacle);
                }
                pipelines.put(each.getKey(), pipeline);
            }
        }
        return new PipelineFunctions(pipelines, session.messages()::warn);
    }

    /** The functions with processes of their own. */
    LambdaOptions processes(Session session) {
        List<GivenFunction> given = new ArrayList<>();
        functions().forEach((name, function) -> {
            switch (form(session, function)) {
                case PIPELINE -> {}
                case PACKAGE -> given.add(packaged(session, name, function));
                case COMMAND -> given.add(new GivenFunction.CommandLine(name, function, settings()));
            }
        });
        LambdaOptions options =
                LambdaOptions.DEFAULT.withFolder(session.console().path("")).withFunctions(given);
        try {
            return options.withClient(FunctionRuntimes.java(session));
        } catch (FlowException e) {
            if (given.isEmpty()) {
                return options; // Nobody has asked for functions.
            }
            throw e;
        }
    }

    private static FunctionSettings settings() {
        return FunctionSettings.DEFAULT.withTimeoutSeconds(SECONDS).withMemoryMb(Limits.LAMBDA_VCPU_MEBIBYTES);
    }

    /** The variables that the pipeline names are those of this process, but for the user's own access to AWS. */
    private static GivenFunction packaged(Session session, String name, String zip) {
        Path file = session.console().path(zip);
        FunctionManifest manifest = PackagedFunction.read(zip, file).manifest();
        Map<String, String> variables = new HashMap<>();
        for (String each : PipelineVariables.ofConfiguration(manifest.variables())) {
            String value = session.console().environment().get(each);
            if (value != null && !each.startsWith("AWS_")) {
                variables.put(each, value);
            }
        }
        return new GivenFunction.Packaged(
                name,
                file,
                manifest.runtime().identifier(),
                manifest.kind().handler(),
                settings().withEnvironment(variables));
    }

    private static Form form(Session session, String function) {
        boolean isPipeline = function.endsWith(".yaml") || function.endsWith(".yml");
        if (!isPipeline && !function.endsWith(".zip")) {
            return Form.COMMAND;
        }
        if (!Files.exists(session.console().path(function))) {
            if (function.matches(".*\\s.*")) {
                return Form.COMMAND; // Its last word is the program's.
            }
            throw new UsageException("--function: there is no file " + function
                    + " (write NAME=FILE.yaml, NAME=FILE.zip or NAME=COMMAND)");
        }
        return isPipeline ? Form.PIPELINE : Form.PACKAGE;
    }

    /** The file of a function that is a pipeline; null when it is none. */
    @Nullable
    String pipeline(Session session, String name) {
        String function = functions().get(name);
        return function != null && form(session, function) == Form.PIPELINE ? function : null;
    }

    private Map<String, String> functions() {
        Map<String, String> named = new LinkedHashMap<>();
        for (String text : functions) {
            NamedValue each = NamedValue.parse("--function", "FUNCTION", text);
            if (!NAME.matcher(each.name()).matches()) {
                throw new UsageException("--function: '" + each.name()
                        + "' is no name of a function (write letters, digits, - and _, at most 64)");
            }
            if (named.put(each.name(), each.value()) != null) {
                throw new UsageException("--function: '" + each.name() + "' is named twice (give it once)");
            }
        }
        return named;
    }
}
