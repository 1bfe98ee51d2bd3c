package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.local.wire.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a {@code ProcessingConfiguration} into stages, in the service's order: unpack, take log messages out, take apart,
 * transform, find keys, delimit. */
public final class Processors {
    private static final List<String> ORDER = List.of(
            "Decompression",
            "CloudWatchLogProcessing",
            "RecordDeAggregation",
            "Lambda",
            "MetadataExtraction",
            "AppendDelimiterToRecord");
    private static final String DEFAULT_DELIMITER = "\\n";

    private final Map<String, Transformer.Factory> transformers;

    /** @param transformers what delivery streams may name as their transformation, by ARN */
    public Processors(Map<String, Transformer.Factory> transformers) {
        this.transformers = transformers;
    }

    /**
     * The stages of an S3 destination's configuration.
     *
     * @throws ServiceException when a processor is not known or lacks a parameter
     */
    List<Stage> stages(JsonNode configuration) {
        JsonNode processing = configuration.path("ProcessingConfiguration");
        List<Stage> stages = new ArrayList<>();
        if (!processing.path("Enabled").asBoolean(false)) {
            return stages;
        }
        for (String type : ORDER) {
            for (JsonNode processor : processing.path("Processors")) {
                if (processor.path("Type").asText().equals(type)) {
                    stage(type, parameters(processor)).ifPresent(stages::add);
                }
            }
        }
        return stages;
    }

    private Optional<Stage> stage(String type, Map<String, String> parameters) {
        return switch (type) {
            case "Decompression" -> Optional.of(new Decompression());
            case "CloudWatchLogProcessing" ->
                parameters.getOrDefault("DataMessageExtraction", "false").equals("true")
                        ? Optional.of(new LogMessages())
                        : Optional.empty();
            case "RecordDeAggregation" -> Optional.of(deAggregation(parameters));
            case "Lambda" -> Optional.of(transformation(required(parameters, "LambdaArn", type)));
            case "MetadataExtraction" ->
                Optional.of(KeyQuery.of(required(parameters, "MetadataExtractionQuery", type)));
            case "AppendDelimiterToRecord" ->
                Optional.of(new AppendDelimiter(unescaped(parameters.getOrDefault("Delimiter", DEFAULT_DELIMITER))));
            default -> throw ServiceException.invalidArgument("Unknown processor " + type + ".");
        };
    }

    private static Stage deAggregation(Map<String, String> parameters) {
        if (required(parameters, "SubRecordType", "RecordDeAggregation").equals("JSON")) {
            return new DeAggregation(null);
        }
        byte[] delimiter = Base64.getDecoder().decode(required(parameters, "Delimiter", "RecordDeAggregation"));
        return new DeAggregation(new String(delimiter, StandardCharsets.UTF_8));
    }

    private Stage transformation(String arn) {
        Transformer.Factory transformer = transformers.get(arn);
        return transformer != null
                ? new Transformation(arn, transformer.create())
                : new Transformation(
                        arn,
                        (_, _, _) ->
                                new Transformer.Result.ProcessingFailed("There is no transformer " + arn + " here."));
    }

    private static String required(Map<String, String> parameters, String name, String type) {
        String value = parameters.get(name);
        if (value == null) {
            throw ServiceException.invalidArgument("Processor " + type + " requires the parameter " + name + ".");
        }
        return value;
    }

    private static Map<String, String> parameters(JsonNode processor) {
        Map<String, String> parameters = new TreeMap<>();
        for (JsonNode parameter : processor.path("Parameters")) {
            parameters.put(
                    parameter.path("ParameterName").asText(),
                    parameter.path("ParameterValue").asText());
        }
        return parameters;
    }

    private static String unescaped(String delimiter) {
        return delimiter.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r");
    }
}
