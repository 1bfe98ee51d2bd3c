package dev.kdt.aws;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorType;

/**
 * The traits of a delivery stream that decide how results may be sent to it.
 *
 * @param needsSingle why each of its records is to be one result; null when a record may be several lines
 */
public record DeliveryTraits(@Nullable String needsSingle) {
    static DeliveryTraits of(DeliveryStreamDescription description) {
        return new DeliveryTraits(description.destinations().stream()
                .map(DeliveryTraits::needsSingle)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null));
    }

    /** Only objects hold records one after the other; elsewhere each is a document, an event or a row. */
    private static @Nullable String needsSingle(DestinationDescription destination) {
        ExtendedS3DestinationDescription objects = destination.extendedS3DestinationDescription();
        if (objects != null) {
            return needsSingle(objects);
        }
        if (destination.redshiftDestinationDescription() != null) {
            return transforming(destination.redshiftDestinationDescription().processingConfiguration());
        }
        return destination.s3DestinationDescription() != null
                ? null
                : "its destination, neither S3 nor Redshift, takes each record by itself";
    }

    private static @Nullable String needsSingle(ExtendedS3DestinationDescription objects) {
        String transforming = transforming(objects.processingConfiguration());
        var partitioning = objects.dynamicPartitioningConfiguration();
        if (partitioning != null && Boolean.TRUE.equals(partitioning.enabled())) {
            return "it partitions each record by its keys (dynamic partitioning)";
        }
        if (transforming != null) {
            return transforming;
        }
        var conversion = objects.dataFormatConversionConfiguration();
        // "Enabled: Defaults to true": "Amazon Data Firehose API Reference, DataFormatConversionConfiguration".
        return conversion != null && !Boolean.FALSE.equals(conversion.enabled())
                ? "it converts each record (data format conversion)"
                : null;
    }

    private static @Nullable String transforming(@Nullable ProcessingConfiguration processing) {
        if (processing == null || Boolean.FALSE.equals(processing.enabled())) {
            return null;
        }
        return processing.processors().stream()
                .filter(each -> each.type() != ProcessorType.APPEND_DELIMITER_TO_RECORD)
                .map(Processor::typeAsString)
                .findFirst()
                .map(type -> "it transforms each record (processor " + type + ")")
                .orElse(null);
    }
}
