package dev.kdt.local.mapping;

import dev.kdt.local.wire.ServiceException;
import java.util.List;
import java.util.regex.Pattern;

/** The rules for settings that a range alone does not tell: "AWS Lambda API Reference, CreateEventSourceMapping". */
final class MappingRules {
    /** "AWS Lambda Developer Guide, Control which events Lambda sends to your function": five, and ten on request. */
    static final int MAX_FILTERS = 10;

    private static final int SHORTEST_AGE_SECONDS = 60;
    private static final int LONGEST_AGE_SECONDS = 604_800;

    private static final Pattern DESTINATION = Pattern.compile(
            "arn:[a-z0-9-]+:(sqs|sns):[a-z0-9-]+:[0-9]{12}:[a-zA-Z0-9_.-]+|arn:[a-z0-9-]+:s3:::[a-z0-9.-]{3,63}");

    private MappingRules() {}

    /**
     * Refuses settings that the service would not take.
     *
     * @throws ServiceException when one is wrong
     */
    static void check(MappingSettings settings) {
        int age = settings.recordAgeSeconds();
        if (age != -1 && (age < SHORTEST_AGE_SECONDS || age > LONGEST_AGE_SECONDS)) {
            throw invalid("MaximumRecordAgeInSeconds must be either -1 (forever) or between 60 and 604800 (inclusive)");
        }
        if (settings.tumblingWindowSeconds() > 0 && settings.parallelizationFactor() > 1) {
            throw invalid("TumblingWindowInSeconds needs a ParallelizationFactor of 1: the state of a window is a whole"
                    + " shard's.");
        }
        String destination = settings.onFailure();
        if (destination != null && !DESTINATION.matcher(destination).matches()) {
            throw invalid("The destination ARN " + destination
                    + " is not valid: it must be that of an SQS queue, an SNS topic or an S3 bucket.");
        }
        checkFilters(settings.filters());
    }

    private static void checkFilters(List<String> filters) {
        if (filters.size() > MAX_FILTERS) {
            throw invalid("The number of filters of an event source mapping must not exceed " + MAX_FILTERS + ".");
        }
        for (String pattern : filters) {
            try {
                FilterPatternReader.read(pattern);
            } catch (IllegalArgumentException e) {
                throw invalid("Invalid filter pattern definition. " + pattern + ": " + e.getMessage());
            }
        }
    }

    static ServiceException invalid(String message) {
        return ServiceException.refused("InvalidParameterValueException", message);
    }
}
