package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.endpoint.option.TransformationFunctions;
import dev.kdt.local.wire.ServiceException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads a destination's {@code ProcessingConfiguration}. */
final class ProcessingReader {
    /**
     * The processors there are, in the order in which they work, whatever the order of the request: Amazon Data Firehose
     * Developer Guide, "Apply dynamic partitioning to aggregated data" (Deaggregation, Data Transformation, Partitioning
     * Keys) and "Decompress CloudWatch Logs".
     */
    private enum Type {
        Decompression,
        CloudWatchLogProcessing,
        RecordDeAggregation,
        Lambda,
        MetadataExtraction,
        AppendDelimiterToRecord
    }

    private ProcessingReader() {}

    /**
     * The processing that a destination's configuration asks for.
     *
     * @throws ServiceException when the service would not take it
     */
    static ProcessingStages of(JsonNode configuration, Destination destination, DeliveryContext context, String arn) {
        JsonNode processing = configuration.path("ProcessingConfiguration");
        if (!processing.path("Enabled").asBoolean(false)) {
            return ProcessingStages.NONE;
        }
        Map<Type, ProcessorParameters> given = new EnumMap<>(Type.class);
        for (JsonNode each : processing.path("Processors")) {
            Type type = Type.valueOf(each.path("Type").asText());
            if (given.put(type, ProcessorParameters.of(each)) != null) {
                throw ServiceException.invalidArgument(
                        "Processing configuration has more than one processor of type " + type + ".");
            }
        }
        Asked asked = new Asked(
                given, destination.delivered().prefix(), context.options().functions(), arn);
        asked.check(Destination.isDynamic(configuration));
        List<Stage> stages = new ArrayList<>();
        given.keySet().forEach(type -> stages.add(asked.stage(type)));
        if (Destination.isDynamic(configuration)) {
            // Before the delimiter, which belongs to the object and not to the record.
            boolean delimits = given.containsKey(Type.AppendDelimiterToRecord);
            stages.add(
                    stages.size() - (delimits ? 1 : 0),
                    new PartitionStage(destination.delivered().prefix()));
        }
        return new ProcessingStages(stages);
    }

    /** The processors that were asked for, and what they are made with. */
    private record Asked(
            Map<Type, ProcessorParameters> given,
            PrefixTemplate prefix,
            TransformationFunctions functions,
            String streamArn) {
        void check(boolean isDynamic) {
            boolean wantsQuery = !prefix.keys(PrefixTemplate.Source.QUERY).isEmpty();
            boolean wantsLambda = !prefix.keys(PrefixTemplate.Source.LAMBDA).isEmpty();
            if (given.containsKey(Type.CloudWatchLogProcessing) && !given.containsKey(Type.Decompression)) {
                throw ServiceException.invalidArgument(
                        "CloudWatchLogProcessing processor can be enabled only when Decompression is enabled.");
            }
            if (isDynamic && !wantsQuery && !wantsLambda) {
                throw ServiceException.invalidArgument(
                        "S3 Prefix must contain Dynamic Partitioning Namespaces when Dynamic Partitioning is enabled.");
            }
            if (given.containsKey(Type.MetadataExtraction) && !isDynamic) {
                throw ServiceException.invalidArgument(
                        "MetadataExtraction processor can be present only when Dynamic Partitioning is enabled.");
            }
            if (wantsQuery && !given.containsKey(Type.MetadataExtraction)) {
                throw ServiceException.invalidArgument(
                        "MetadataExtraction processor should be present when S3 Prefix has partitionKeyFromQuery"
                                + " namespace.");
            }
            if (wantsLambda && !given.containsKey(Type.Lambda)) {
                throw ServiceException.invalidArgument(
                        "Lambda processor should be present when S3 Prefix has partitionKeyFromLambda namespace.");
            }
        }

        Stage stage(Type type) {
            ProcessorParameters parameters = Objects.requireNonNull(given.get(type));
            return switch (type) {
                case Decompression -> GunzipStage.of(parameters);
                case CloudWatchLogProcessing -> LogMessageStage.of(parameters);
                case RecordDeAggregation -> DeaggregationStage.of(parameters);
                case Lambda -> TransformStage.of(parameters, functions, streamArn);
                case MetadataExtraction -> MetadataStage.of(parameters, prefix.keys(PrefixTemplate.Source.QUERY));
                case AppendDelimiterToRecord -> DelimiterStage.of(parameters);
            };
        }
    }
}
