package dev.kdt.cli.command.delivery;

import dev.kdt.cli.show.PropertyList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.CopyCommand;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationDescription;
import software.amazon.awssdk.services.firehose.model.S3DestinationDescription;

/** The properties of a delivery stream's destination, as far as the endpoint tells them. */
record DestinationProperties(PropertyList properties) {
    void add(DestinationDescription destination) {
        RedshiftDestinationDescription cluster = destination.redshiftDestinationDescription();
        if (cluster != null) {
            add(cluster);
        } else if (destination.extendedS3DestinationDescription() != null) {
            add(destination.extendedS3DestinationDescription());
        }
    }

    private void add(RedshiftDestinationDescription cluster) {
        properties
                .add("cluster", cluster.clusterJDBCURL())
                .add("user", cluster.username())
                .add("table", of(cluster.copyCommand(), CopyCommand::dataTableName))
                .add("columns", of(cluster.copyCommand(), CopyCommand::dataTableColumns))
                .add("copyOptions", of(cluster.copyCommand(), CopyCommand::copyOptions))
                .add("retry", of(cluster.retryOptions(), each -> each.durationInSeconds() + " s"));
        if (cluster.s3DestinationDescription() != null) {
            addStaging(cluster.s3DestinationDescription());
        }
        add(cluster.processingConfiguration());
        add(cluster.s3BackupDescription());
        properties.add("role", cluster.roleARN());
    }

    private void addStaging(S3DestinationDescription staging) {
        properties
                .add("bucket", staging.bucketARN())
                .add("prefix", staging.prefix())
                .add("errorPrefix", staging.errorOutputPrefix())
                .add("buffering", of(staging.bufferingHints(), DestinationProperties::inWords))
                .add("compression", staging.compressionFormatAsString());
    }

    private void add(ExtendedS3DestinationDescription s3) {
        properties
                .add("bucket", s3.bucketARN())
                .add("prefix", s3.prefix())
                .add("errorPrefix", s3.errorOutputPrefix())
                .add("buffering", of(s3.bufferingHints(), DestinationProperties::inWords))
                .add("compression", s3.compressionFormatAsString())
                .add("extension", s3.fileExtension())
                .add("timeZone", s3.customTimeZone());
        add(s3.processingConfiguration());
        add(s3.s3BackupDescription());
        properties.add("role", s3.roleARN());
    }

    private void add(@Nullable S3DestinationDescription backup) {
        properties.add("backup", of(backup, S3DestinationDescription::bucketARN));
    }

    private void add(@Nullable ProcessingConfiguration processing) {
        List<Processor> processors = processing == null ? List.of() : processing.processors();
        for (Processor each : processors) {
            switch (each.type()) {
                case DECOMPRESSION -> properties.add("decompression", parameter(each, "CompressionFormat"));
                case CLOUD_WATCH_LOG_PROCESSING ->
                    properties.add("logMessages", parameter(each, "DataMessageExtraction"));
                case RECORD_DE_AGGREGATION -> properties.add("deAggregation", parameter(each, "SubRecordType"));
                case LAMBDA -> properties.add("transform", parameter(each, "LambdaArn"));
                case METADATA_EXTRACTION ->
                    properties.add("partitionQuery", parameter(each, "MetadataExtractionQuery"));
                case APPEND_DELIMITER_TO_RECORD -> properties.add("delimiter", parameter(each, "Delimiter"));
                case UNKNOWN_TO_SDK_VERSION -> properties.add("processor", each.typeAsString());
            }
        }
    }

    private static @Nullable String parameter(Processor processor, String name) {
        return processor.parameters().stream()
                .filter(each -> name.equals(each.parameterNameAsString()))
                .map(ProcessorParameter::parameterValue)
                .findFirst()
                .orElse(null);
    }

    /** A part of something; null where that is not told. */
    private static <T> @Nullable String of(@Nullable T whole, Function<T, @Nullable String> part) {
        return whole == null ? null : part.apply(whole);
    }

    private static String inWords(BufferingHints hints) {
        return hints.sizeInMBs() + " MiB or " + hints.intervalInSeconds() + " s";
    }
}
