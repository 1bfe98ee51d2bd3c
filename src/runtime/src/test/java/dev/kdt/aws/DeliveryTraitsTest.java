package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorType;

class DeliveryTraitsTest {
    private static final String BY_ITSELF = "its destination, neither S3 nor Redshift, takes each record by itself";

    @Test
    void plainObjectsTakeSeveralResultsInARecord() {
        assertNull(ofObjects(_ -> {}));
        assertNull(of(destination -> destination.s3DestinationDescription(_ -> {})));
        assertNull(of(destination -> destination.redshiftDestinationDescription(_ -> {})));
    }

    @Test
    void aTransformationOfAnyKindIsOfWholeRecords() {
        String lambda = "it transforms each record (processor Lambda)";
        assertEquals(lambda, ofObjects(objects -> processing(objects, true, ProcessorType.LAMBDA)));
        assertEquals(
                "it transforms each record (processor RecordDeAggregation)",
                ofObjects(objects -> processing(
                        objects, true, ProcessorType.APPEND_DELIMITER_TO_RECORD, ProcessorType.RECORD_DE_AGGREGATION)));
        assertEquals(
                lambda,
                of(destination ->
                        destination.redshiftDestinationDescription(redshift -> redshift.processingConfiguration(
                                processing -> processing.processors(processor(ProcessorType.LAMBDA))))));
    }

    @Test
    void aTransformationThatIsSwitchedOffIsNone() {
        assertNull(ofObjects(objects -> processing(objects, false, ProcessorType.LAMBDA)));
    }

    @Test
    void aDelimiterAfterEachRecordChangesNoResult() {
        assertNull(ofObjects(objects -> processing(objects, true, ProcessorType.APPEND_DELIMITER_TO_RECORD)));
    }

    @Test
    void aPartitionHasTheKeysOfAWholeRecord() {
        assertEquals(
                "it partitions each record by its keys (dynamic partitioning)",
                ofObjects(objects -> processing(objects, true, ProcessorType.METADATA_EXTRACTION)
                        .dynamicPartitioningConfiguration(partitioning -> partitioning.enabled(true))));
        assertNull(ofObjects(
                objects -> objects.dynamicPartitioningConfiguration(partitioning -> partitioning.enabled(false))));
    }

    @Test
    void aConversionIsOnUnlessItIsSwitchedOff() {
        String converts = "it converts each record (data format conversion)";
        assertEquals(converts, ofObjects(objects -> objects.dataFormatConversionConfiguration(_ -> {})));
        assertNull(ofObjects(objects -> objects.dataFormatConversionConfiguration(each -> each.enabled(false))));
    }

    @Test
    void elsewhereARecordIsADocumentAnEventOrARow() {
        assertEquals(BY_ITSELF, of(destination -> destination.splunkDestinationDescription(_ -> {})));
        assertEquals(BY_ITSELF, of(destination -> destination.icebergDestinationDescription(_ -> {})));
        assertEquals(BY_ITSELF, of(destination -> destination.amazonopensearchserviceDestinationDescription(_ -> {})));
    }

    private static ExtendedS3DestinationDescription.Builder processing(
            ExtendedS3DestinationDescription.Builder objects, boolean enabled, ProcessorType... types) {
        Processor[] processors = new Processor[types.length];
        for (int i = 0; i < types.length; i++) {
            processors[i] = processor(types[i]);
        }
        return objects.processingConfiguration(
                processing -> processing.enabled(enabled).processors(processors));
    }

    private static Processor processor(ProcessorType type) {
        return Processor.builder().type(type).build();
    }

    private static @Nullable String ofObjects(Consumer<ExtendedS3DestinationDescription.Builder> objects) {
        return of(destination -> destination.extendedS3DestinationDescription(objects));
    }

    private static @Nullable String of(Consumer<DestinationDescription.Builder> destination) {
        return DeliveryTraits.of(DeliveryStreamDescription.builder()
                        .destinations(DestinationDescription.builder()
                                .applyMutation(destination)
                                .build())
                        .build())
                .needsSingle();
    }
}
