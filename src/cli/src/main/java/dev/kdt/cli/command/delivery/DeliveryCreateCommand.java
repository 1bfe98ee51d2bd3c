package dev.kdt.cli.command.delivery;

import dev.kdt.aws.StreamControl;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.LocalStreams;
import dev.kdt.cli.option.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.RedshiftS3BackupMode;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;

/** {@code kdt delivery create}. */
@Command(
        name = "create",
        header = "Create a delivery stream to S3 or Redshift and wait until it can be used.",
        description = {
            "On the embedded endpoint only the name is needed: the bucket is called like the delivery",
            "stream, and there are no roles."
        })
public final class DeliveryCreateCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "DELIVERY_STREAM", description = "Name of the delivery stream.")
    private String name = "";

    @Option(names = "--bucket", paramLabel = "BUCKET", description = "S3 bucket to deliver to.")
    private @Nullable String bucket;

    @Option(
            names = "--role",
            paramLabel = "ARN",
            description = "Role that Firehose writes with (and reads the source stream with).")
    private @Nullable String role;

    @Option(
            names = "--source",
            paramLabel = "STREAM",
            description = "Deliver what is in this stream, instead of what is put directly.")
    private @Nullable String source;

    @Mixin
    private final S3Options s3 = new S3Options();

    @Mixin
    private final ProcessingOptions processing = new ProcessingOptions();

    @Mixin
    private final RedshiftOptions redshift = new RedshiftOptions();

    public DeliveryCreateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        boolean local = session.localAddress().isPresent();
        S3Options.Bucket to = new S3Options.Bucket(
                given("--bucket", bucket, local ? name : null),
                given("--role", role, local ? LocalStreams.ROLE : null));
        CreateDeliveryStreamRequest.Builder request = CreateDeliveryStreamRequest.builder()
                .deliveryStreamName(name)
                .deliveryStreamType(DeliveryStreamType.DIRECT_PUT);
        ProcessingConfiguration processors = processing.configuration(local ? LocalStreams.FUNCTIONS : null);
        if (redshift.isAsked()) {
            request.redshiftDestinationConfiguration(rows(to, processors));
        } else {
            request.extendedS3DestinationConfiguration(s3.destination(to, processing)
                    .processingConfiguration(processors)
                    .build());
        }
        try (DeliveryAdmin admin = DeliveryAdmin.of(session)) {
            if (source != null) {
                deliver(source, request, to.role(), admin);
            }
            admin.deliveryStreams().create(request.build());
            session.messages()
                    .say("delivery stream '" + name + "' is ready in "
                            + admin.clients().place());
        }
        return ExitCode.DONE;
    }

    private RedshiftDestinationConfiguration rows(
            S3Options.Bucket staging, @Nullable ProcessingConfiguration processors) {
        S3DestinationConfiguration backup = s3.backup(staging.role());
        return redshift.destination(s3.staging(staging), session.console())
                .processingConfiguration(processors)
                .s3BackupMode(backup == null ? null : RedshiftS3BackupMode.ENABLED)
                .s3BackupConfiguration(backup)
                .build();
    }

    private void deliver(
            String stream, CreateDeliveryStreamRequest.Builder request, String withRole, DeliveryAdmin admin)
            throws InterruptedException {
        StreamControl streams = new StreamControl(
                admin.clients().kinesis(),
                admin.clients().place(),
                session.console().sleeper());
        String arn = streams.describe(stream).streamARN();
        request.deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                .kinesisStreamSourceConfiguration(
                        config -> config.kinesisStreamARN(arn).roleARN(withRole));
    }

    private static String given(String option, @Nullable String value, @Nullable String otherwise) {
        String used = value == null ? otherwise : value;
        if (used == null) {
            throw new UsageException(option + " is missing (only the embedded endpoint, --local, does without)");
        }
        return used;
    }
}
