package dev.kdt.cli.command.local;

import dev.kdt.aws.S3Objects;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.PipelineFiles;
import dev.kdt.cli.option.EndpointUrl;
import dev.kdt.cli.option.Session;
import dev.kdt.endpoint.PipelineFunctions;
import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.jq.Budget;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the delivery streams of an embedded endpoint. */
final class LocalDeliveryOptions {
    @Option(
            names = "--function",
            paramLabel = "NAME=PIPELINE",
            description =
                    "Serve this pipeline file as the Lambda function NAME, for 'delivery create --transform NAME'."
                            + " May be repeated.")
    private List<String> functions = new ArrayList<>();

    @Option(
            names = "--s3-endpoint-url",
            paramLabel = "URL",
            description =
                    "Put objects to this S3-compatible service instead of files, with the credentials and region of"
                            + " the AWS configuration. The buckets must exist.")
    private @Nullable String s3Url;

    /** The service that objects go to; null when they are files. */
    @Nullable
    S3Store store(Session session) {
        return s3Url == null
                ? null
                : new S3Store(S3Objects.of(session.aws().at(EndpointUrl.parse("--s3-endpoint-url", s3Url))));
    }

    /** @throws PipelineException with all that is wrong in a pipeline file */
    DeliveryOptions options(Session session, @Nullable S3Store store) throws PipelineException {
        DeliveryOptions options = DeliveryOptions.DEFAULT.withFunctions(
                new PipelineFunctions(pipelines(session), session.messages()::warn));
        return store == null ? options : options.withObjects(store);
    }

    private Map<String, Pipeline> pipelines(Session session) throws PipelineException {
        Map<String, Pipeline> pipelines = new HashMap<>();
        for (String each : functions) {
            int equals = each.indexOf('=');
            if (equals <= 0 || equals == each.length() - 1) {
                throw new UsageException("--function: '" + each + "' is not NAME=PIPELINE");
            }
            Pipeline pipeline = PipelineFiles.load(each.substring(equals + 1), Budget.STRICT, session)
                    .pipeline();
            pipelines.put(each.substring(0, equals), pipeline);
        }
        return pipelines;
    }
}
