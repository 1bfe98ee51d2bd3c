package dev.kdt.cli.command;

import dev.kdt.aws.Streams;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.Size;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.S3BackupMode;
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
    private static final long MIB = 1L << 20;

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

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            description = "What object names begin with; may have expressions.")
    private @Nullable String prefix;

    @Option(names = "--error-prefix", paramLabel = "PREFIX", description = "The same for records that failed.")
    private @Nullable String errorPrefix;

    @Option(
            names = "--buffer-size",
            paramLabel = "SIZE",
            description = "Deliver when so much has come (5MiB; 64MiB with --partition-query).")
    private @Nullable Size bufferSize;

    @Option(names = "--buffer-time", paramLabel = "DURATION", description = "Deliver at least this often (5m).")
    private Duration bufferTime = Duration.ofMinutes(5);

    @Option(
            names = "--compression",
            paramLabel = "FORMAT",
            description = "none, gzip, zip, snappy or hadoop_snappy (none).")
    private Compression compression = Compression.NONE;

    @Option(names = "--extension", paramLabel = ".EXT", description = "What object names end with.")
    private @Nullable String extension;

    @Option(names = "--time-zone", paramLabel = "ZONE", description = "Zone of the times in object names (UTC).")
    private @Nullable String timeZone;

    @Option(names = "--backup", paramLabel = "BUCKET", description = "Keep the records as they came in this bucket.")
    private @Nullable String backup;

    @Mixin
    private final ProcessingOptions processing = new ProcessingOptions();

    @Mixin
    private final RedshiftOptions redshift = new RedshiftOptions();

    /** How objects are compressed. */
    enum Compression {
        NONE(CompressionFormat.UNCOMPRESSED),
        GZIP(CompressionFormat.GZIP),
        ZIP(CompressionFormat.ZIP),
        SNAPPY(CompressionFormat.SNAPPY),
        HADOOP_SNAPPY(CompressionFormat.HADOOP_SNAPPY);

        private final CompressionFormat format;

        Compression(CompressionFormat format) {
            this.format = format;
        }
    }

    public DeliveryCreateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        boolean local = session.localAddress().isPresent();
        String toBucket = given("--bucket", bucket, local ? name : null);
        String withRole = given("--role", role, local ? LocalStreams.ROLE : null);
        ProcessingConfiguration processors = processing.configuration(local ? LocalStreams.FUNCTIONS : null);
        if (bufferSize != null && (bufferSize.bytes() % MIB != 0 || bufferSize.bytes() == 0)) {
            throw new UsageException("--buffer-size: Firehose counts whole MiB (write 1MiB to 128MiB)");
        }
        try (DeliveryAdmin admin = DeliveryAdmin.of(session)) {
            admin.deliveryStreams().create(request(admin, toBucket, withRole, processors));
            session.messages()
                    .say("delivery stream '" + name + "' is ready in "
                            + admin.clients().place());
        }
        return ExitCode.DONE;
    }

    private CreateDeliveryStreamRequest request(
            DeliveryAdmin admin, String toBucket, String withRole, @Nullable ProcessingConfiguration processors)
            throws InterruptedException {
        CreateDeliveryStreamRequest.Builder request = CreateDeliveryStreamRequest.builder()
                .deliveryStreamName(name)
                .deliveryStreamType(DeliveryStreamType.DIRECT_PUT);
        if (redshift.isAsked()) {
            request.redshiftDestinationConfiguration(
                    redshift.destination(staging(toBucket, withRole), processors, session.console()));
        } else {
            request.extendedS3DestinationConfiguration(destination(toBucket, withRole, processors));
        }
        if (source != null) {
            Streams streams = new Streams(
                    admin.clients().kinesis(),
                    admin.clients().place(),
                    session.console().sleeper());
            String arn = streams.describe(source).streamARN();
            request.deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                    .kinesisStreamSourceConfiguration(
                            config -> config.kinesisStreamARN(arn).roleARN(withRole));
        }
        return request.build();
    }

    private ExtendedS3DestinationConfiguration destination(
            String toBucket, String withRole, @Nullable ProcessingConfiguration processors) {
        ExtendedS3DestinationConfiguration.Builder destination = ExtendedS3DestinationConfiguration.builder()
                .bucketARN(arn(toBucket))
                .roleARN(withRole)
                .prefix(prefix)
                .errorOutputPrefix(errorPrefix)
                .compressionFormat(compression.format)
                .fileExtension(extension)
                .customTimeZone(timeZone)
                .processingConfiguration(processors)
                .bufferingHints(buffering());
        if (processing.isDynamic(prefix)) {
            destination.dynamicPartitioningConfiguration(on -> on.enabled(true));
        }
        if (backup != null) {
            String toBackup = arn(backup);
            destination
                    .s3BackupMode(S3BackupMode.ENABLED)
                    .s3BackupConfiguration(
                            kept -> kept.bucketARN(toBackup).roleARN(withRole).bufferingHints(buffering()));
        }
        return destination.build();
    }

    /** Where objects wait for the cluster. */
    private S3DestinationConfiguration staging(String toBucket, String withRole) {
        return S3DestinationConfiguration.builder()
                .bucketARN(arn(toBucket))
                .roleARN(withRole)
                .prefix(prefix)
                .compressionFormat(compression.format)
                .bufferingHints(buffering())
                .build();
    }

    private BufferingHints buffering() {
        long usual = processing.isDynamic(prefix) ? 64 : 5;
        long mebibytes = bufferSize == null ? usual : bufferSize.bytes() / MIB;
        return BufferingHints.builder()
                .sizeInMBs((int) mebibytes)
                .intervalInSeconds((int) bufferTime.toSeconds())
                .build();
    }

    private static String arn(String toBucket) {
        return "arn:aws:s3:::" + toBucket;
    }

    private static String given(String option, @Nullable String value, @Nullable String otherwise) {
        String used = value == null ? otherwise : value;
        if (used == null) {
            throw new UsageException(option + " is missing (only the embedded endpoint, --local, does without)");
        }
        return used;
    }
}
