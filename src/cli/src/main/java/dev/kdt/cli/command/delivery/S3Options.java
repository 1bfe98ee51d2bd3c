package dev.kdt.cli.command.delivery;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.S3BackupMode;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;

/** Options for the objects of a delivery stream: in their final place, or staged for a cluster. */
final class S3Options {
    private static final long MIB = 1L << 20;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            description = "Prefix of object keys; may contain expressions such as !{timestamp:yyyy}.")
    private @Nullable String prefix;

    @Option(
            names = "--error-prefix",
            paramLabel = "PREFIX",
            description = "Prefix of object keys for records that failed.")
    private @Nullable String errorPrefix;

    @Option(
            names = "--buffer-size",
            paramLabel = "SIZE",
            description = "Deliver when the buffer holds this much (5MiB; 64MiB with --partition-query).")
    private @Nullable Size bufferSize;

    @Option(
            names = "--buffer-time",
            paramLabel = "DURATION",
            description = "Deliver when the oldest record is this old (5m).")
    private Duration bufferTime = Duration.ofMinutes(5);

    @Option(
            names = "--compression",
            paramLabel = "FORMAT",
            description = "none, gzip, zip, snappy or hadoop_snappy (none).")
    private Compression compression = Compression.NONE;

    @Option(names = "--extension", paramLabel = ".EXT", description = "Extension of object keys.")
    private @Nullable String extension;

    @Option(names = "--time-zone", paramLabel = "ZONE", description = "Time zone of the times in object keys (UTC).")
    private @Nullable String timeZone;

    @Option(names = "--backup", paramLabel = "BUCKET", description = "Also keep the source records in this bucket.")
    private @Nullable String backup;

    /** The compression formats of objects. */
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

    /** A bucket, and the role that Firehose writes to it with. */
    record Bucket(String name, String role) {
        String arn() {
            return "arn:aws:s3:::" + name;
        }
    }

    /** Objects that stay in {@code bucket}. */
    ExtendedS3DestinationConfiguration.Builder destination(Bucket bucket, ProcessingOptions processing) {
        boolean isDynamic = processing.isDynamic(prefix);
        S3DestinationConfiguration backedUp = backup(bucket.role());
        ExtendedS3DestinationConfiguration.Builder destination = ExtendedS3DestinationConfiguration.builder()
                .bucketARN(bucket.arn())
                .roleARN(bucket.role())
                .prefix(prefix)
                .errorOutputPrefix(errorPrefix)
                .compressionFormat(compression.format)
                .fileExtension(extension)
                .customTimeZone(timeZone)
                .bufferingHints(buffering(isDynamic ? 64 : 5))
                .s3BackupMode(backedUp == null ? null : S3BackupMode.ENABLED)
                .s3BackupConfiguration(backedUp);
        return isDynamic ? destination.dynamicPartitioningConfiguration(on -> on.enabled(true)) : destination;
    }

    /**
     * Objects that wait in {@code bucket} for a cluster.
     *
     * @throws UsageException when something is asked for that they cannot have
     */
    S3DestinationConfiguration staging(Bucket bucket) {
        List<String> wrong = new ArrayList<>();
        if (extension != null) {
            wrong.add("--extension");
        }
        if (timeZone != null) {
            wrong.add("--time-zone");
        }
        if (!wrong.isEmpty()) {
            throw new UsageException(String.join(" and ", wrong) + " cannot be used with --redshift");
        }
        return S3DestinationConfiguration.builder()
                .bucketARN(bucket.arn())
                .roleARN(bucket.role())
                .prefix(prefix)
                .errorOutputPrefix(errorPrefix)
                .compressionFormat(compression.format)
                .bufferingHints(buffering(5))
                .build();
    }

    /** The backup of the source records; null for none. */
    @Nullable
    S3DestinationConfiguration backup(String role) {
        return backup == null
                ? null
                : S3DestinationConfiguration.builder()
                        .bucketARN(new Bucket(backup, role).arn())
                        .roleARN(role)
                        .bufferingHints(buffering(5))
                        .build();
    }

    private BufferingHints buffering(int usualMebibytes) {
        Size size = bufferSize;
        if (size != null && (size.bytes() % MIB != 0 || size.bytes() == 0)) {
            throw new UsageException("--buffer-size: Firehose counts whole MiB (write 1MiB to 128MiB)");
        }
        return BufferingHints.builder()
                .sizeInMBs(size == null ? usualMebibytes : (int) (size.bytes() / MIB))
                .intervalInSeconds((int) bufferTime.toSeconds())
                .build();
    }
}
