package dev.kdt.cli.command.lambda;

import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.deployment.DeploymentTemplate;
import dev.kdt.cli.deployment.PackagedFunction;
import dev.kdt.cli.deployment.TemplateFormat;
import dev.kdt.cli.option.NamedFiles;
import dev.kdt.cli.option.Session;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kdt lambda template}. */
@Command(
        name = "template",
        header = "Print a template that deploys a packaged function.",
        description = {
            "The template creates everything the function needs: the stream it reads, the function with its role",
            "and log group, the event source mapping (or the delivery stream that calls it), the targets of results",
            "and failed records, and alarms. Each setting is explained by a comment, and what differs between",
            "deployments is a parameter. The role allows exactly what the function calls.",
            "",
            "Variables of the pipeline become parameters that CloudFormation does not show; no value is in the",
            "template. Nothing is deployed: AWS SAM, CDK and CloudFormation do that, and the template's first lines",
            "are the commands for it."
        })
public final class LambdaTemplateCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ZIP",
            description = "A package made by 'kdt lambda package'. Without it, the template is an example: function.zip"
                    + " with results to firehose:archive.")
    private @Nullable String zip;

    @Option(names = "--sam", description = "For AWS SAM (default): 'sam deploy' uploads the package.")
    private boolean sam;

    @Option(
            names = "--cloudformation",
            description = "For CloudFormation and CDK: the package is in an S3 bucket, which is a parameter.")
    private boolean cloudformation;

    public LambdaTemplateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (sam && cloudformation) {
            throw new UsageException("--sam and --cloudformation exclude each other (give one)");
        }
        TemplateFormat format = cloudformation ? TemplateFormat.CLOUDFORMATION : TemplateFormat.SAM;
        String template = DeploymentTemplate.of(function(), format);
        new DataOut(session.console().out()).text(template).flush();
        return ExitCode.DONE;
    }

    private PackagedFunction function() {
        if (zip == null) {
            return PackagedFunction.example();
        }
        new NamedFiles(session.console()).read(List.of(zip)).printed().requireUsable();
        return PackagedFunction.read(zip, session.console().path(zip));
    }
}
