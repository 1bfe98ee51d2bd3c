package dev.kdt.cli.command.local;

import dev.kdt.aws.S3Objects;
import dev.kdt.cli.option.EndpointUrl;
import dev.kdt.cli.option.Session;
import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.endpoint.option.TransformationFunctions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the delivery streams of an embedded endpoint. */
final class LocalDeliveryOptions {
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

    /** @param functions that delivery streams may name */
    DeliveryOptions options(TransformationFunctions functions, @Nullable S3Store store) {
        DeliveryOptions options = DeliveryOptions.DEFAULT.withFunctions(functions);
        return store == null ? options : options.withObjects(store);
    }
}
