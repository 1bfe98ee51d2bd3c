package dev.kdt.local.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a mapping that can be updated ("AWS Lambda API Reference, UpdateEventSourceMapping"), under their names there.
 *
 * @param batchSize records in an event at the most
 * @param batchingWindowSeconds how long records are gathered for a batch that is not full
 * @param parallelizationFactor batches of a shard that are processed at the same time, each of its own partition keys
 * @param bisects whether a batch that failed is split in two
 * @param retryAttempts how often a batch is tried again; -1 until its records expire
 * @param recordAgeSeconds the age from which records are discarded; -1 when they expire
 * @param tumblingWindowSeconds the length of tumbling windows; 0 for none
 * @param onFailure the ARN of the destination of discarded batches; null for none
 * @param filters patterns, one of which a record must match; none to let all pass
 * @param reportsItemFailures whether the function's answer names the records that failed
 */
public record MappingSettings(
        int batchSize,
        int batchingWindowSeconds,
        int parallelizationFactor,
        boolean bisects,
        int retryAttempts,
        int recordAgeSeconds,
        int tumblingWindowSeconds,
        @Nullable String onFailure,
        List<String> filters,
        boolean reportsItemFailures) {
    /** Lambda's defaults: "AWS Lambda Developer Guide, Lambda parameters for Amazon Kinesis Data Streams event source mappings". */
    public static final MappingSettings DEFAULT =
            new MappingSettings(100, 0, 1, false, -1, -1, 0, null, List.of(), false);
}
