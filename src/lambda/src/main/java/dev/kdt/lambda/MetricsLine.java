package dev.kdt.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The line that a function logs for each invocation: a structured log record, from which CloudWatch also takes metrics without being
 * called ("Amazon CloudWatch User Guide, Specification: Embedded metric format").
 */
final class MetricsLine {
    /** Reasons told of one invocation, the most frequent ones; bounds the line. */
    private static final int MOST_REASONS = 20;

    private final ObjectNode line;
    private final ArrayNode metrics;

    /** @param line is added to */
    MetricsLine(ObjectNode line, FunctionSettings settings, Instant now) {
        this.line = line;
        ObjectNode aws = line.putObject("_aws");
        aws.put("Timestamp", now.toEpochMilli());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
        directive.put("Namespace", settings.namespace());
        directive.putArray("Dimensions").addArray().add("FunctionName");
        metrics = directive.putArray("Metrics");
        line.put("FunctionName", settings.function());
    }

    MetricsLine count(String metric, long value) {
        return metric(metric, "Count", value);
    }

    /** The age of the oldest record; nothing where no record has a time. */
    MetricsLine age(@Nullable Instant oldest, Instant now) {
        return oldest == null
                ? this
                : metric(
                        "IteratorAge",
                        "Milliseconds",
                        Math.max(0, Duration.between(oldest, now).toMillis()));
    }

    private MetricsLine metric(String name, String unit, long value) {
        metrics.addObject().put("Name", name).put("Unit", unit);
        line.put(name, value);
        return this;
    }

    /** Counts by what they are of, the highest first. */
    MetricsLine counts(String field, Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            ObjectNode object = line.putObject(field);
            counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_REASONS)
                    .forEach(each -> object.put(each.getKey(), each.getValue()));
        }
        return this;
    }

    ObjectNode json() {
        return line;
    }
}
