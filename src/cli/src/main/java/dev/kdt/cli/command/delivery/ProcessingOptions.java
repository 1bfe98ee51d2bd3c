package dev.kdt.cli.command.delivery;

import dev.kdt.cli.console.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.ProcessorParameterName;
import software.amazon.awssdk.services.firehose.model.ProcessorType;

/** Options for the processing in a delivery stream. */
final class ProcessingOptions {
    private static final String DELIMITED = "delimited:";

    @Option(
            names = "--partition-query",
            paramLabel = "JQ",
            description = "Keys for !{partitionKeyFromQuery:KEY} in the prefix, such as '{country: .country}'.")
    private @Nullable String partitionQuery;

    @Option(
            names = "--de-aggregate",
            paramLabel = "json|delimited:TEXT",
            description = "Split each record into JSON objects, or at a delimiter.")
    private @Nullable String deAggregate;

    @Option(names = "--append-newline", description = "Append a newline to each record.")
    private boolean appendNewline;

    @Option(names = "--log-messages", description = "Extract the messages from records of CloudWatch Logs.")
    private boolean logMessages;

    @Option(
            names = "--transform",
            paramLabel = "ARN",
            description = "Lambda function that transforms records (with --local: a name of 'kdt local --function').")
    private @Nullable String transform;

    /** Whether objects are parted by keys of the records, which {@code prefix} then names. */
    boolean isDynamic(@Nullable String prefix) {
        return partitionQuery != null || (prefix != null && prefix.contains("!{partitionKeyFrom"));
    }

    /**
     * The configuration, or null when nothing is to be done.
     *
     * @param functions where functions are that are given by their names; null where they cannot be
     * @throws UsageException when an option has no such value
     */
    @Nullable
    ProcessingConfiguration configuration(@Nullable String functions) {
        List<Processor> processors = new ArrayList<>();
        if (logMessages) {
            processors.add(processor(ProcessorType.DECOMPRESSION, "CompressionFormat", "GZIP"));
            processors.add(processor(ProcessorType.CLOUD_WATCH_LOG_PROCESSING, "DataMessageExtraction", "true"));
        }
        if (deAggregate != null) {
            processors.add(deAggregation(deAggregate));
        }
        if (transform != null) {
            processors.add(processor(ProcessorType.LAMBDA, "LambdaArn", arn(transform, functions)));
        }
        if (partitionQuery != null) {
            processors.add(processor(
                    ProcessorType.METADATA_EXTRACTION,
                    "MetadataExtractionQuery",
                    partitionQuery,
                    "JsonParsingEngine",
                    "JQ-1.6"));
        }
        if (appendNewline) {
            processors.add(processor(ProcessorType.APPEND_DELIMITER_TO_RECORD, "Delimiter", "\\n"));
        }
        return processors.isEmpty()
                ? null
                : ProcessingConfiguration.builder()
                        .enabled(true)
                        .processors(processors)
                        .build();
    }

    private static String arn(String function, @Nullable String functions) {
        if (function.startsWith("arn:")) {
            return function;
        }
        if (functions == null) {
            throw new UsageException("--transform: '" + function + "' is not the ARN of a Lambda function");
        }
        return functions + function;
    }

    private static Processor deAggregation(String how) {
        if (how.equals("json")) {
            return processor(ProcessorType.RECORD_DE_AGGREGATION, "SubRecordType", "JSON");
        }
        if (how.startsWith(DELIMITED) && how.length() > DELIMITED.length()) {
            byte[] delimiter = how.substring(DELIMITED.length()).getBytes(StandardCharsets.UTF_8);
            return processor(
                    ProcessorType.RECORD_DE_AGGREGATION,
                    "SubRecordType",
                    "DELIMITED",
                    "Delimiter",
                    Base64.getEncoder().encodeToString(delimiter));
        }
        throw new UsageException("--de-aggregate: '" + how + "' is not json or delimited:TEXT");
    }

    private static Processor processor(ProcessorType type, String... namesAndValues) {
        List<ProcessorParameter> parameters = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.add(ProcessorParameter.builder()
                    .parameterName(ProcessorParameterName.fromValue(namesAndValues[i]))
                    .parameterValue(namesAndValues[i + 1])
                    .build());
        }
        return Processor.builder().type(type).parameters(parameters).build();
    }
}
