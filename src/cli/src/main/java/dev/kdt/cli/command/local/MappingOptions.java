package dev.kdt.cli.command.local;

import dev.kdt.aws.StartAt;
import dev.kdt.cli.console.UsageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings of an event source mapping; those that are not given are Lambda's defaults. */
final class MappingOptions {
    /** Placeholder of a resource that no service has. */
    private static final String ACCOUNT = ":us-east-1:000000000000:";

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Where to start: trim-horizon (default), latest, or a time.")
    private StartAt since = new StartAt.TrimHorizon();

    @Option(names = "--batch-size", paramLabel = "N", description = "Records of a batch at the most (100).")
    private @Nullable Integer batchSize;

    @Option(
            names = "--window",
            paramLabel = "DURATION",
            description = "Gather records for this long, up to 5m, until a batch is full (0s).")
    private @Nullable Duration window;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "Batches of a shard at the same time, 1 to 10, each of its own partition keys (1).")
    private @Nullable Integer parallel;

    @Option(names = "--bisect", description = "Split a batch that failed in two.")
    private boolean bisect;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            description = "Try a batch again N times at the most, then give it up (until its records expire).")
    private @Nullable Integer attempts;

    @Option(
            names = "--record-age",
            paramLabel = "DURATION",
            description = "Give up records of this age, 1m to 7d (until they expire).")
    private @Nullable Duration recordAge;

    @Option(
            names = "--on-failure",
            paramLabel = "DESTINATION",
            description =
                    "Where to tell of records that are given up: sqs:QUEUE, sns:TOPIC, s3:BUCKET (with the records),"
                            + " or an ARN.")
    private @Nullable String onFailure;

    @Option(
            names = "--filter",
            paramLabel = "PATTERN",
            description = "Hand over only records that match this pattern of Lambda's event filtering, such as"
                    + " '{\"data\":{\"status\":[\"paid\"]}}'. May be repeated: one of them is to match.")
    private List<String> filters = new ArrayList<>();

    @Option(
            names = "--tumbling-window",
            paramLabel = "DURATION",
            description = "Hand over records in windows of this length, up to 15m, with the state of each.")
    private @Nullable Duration tumbling;

    @Option(
            names = "--whole-batches",
            description =
                    "Without ReportBatchItemFailures: a batch that the function answers is done, whatever it answers.")
    private boolean whole;

    /** The settings as members of Lambda's request. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        switch (since) {
            case StartAt.TrimHorizon() -> members.put("StartingPosition", "TRIM_HORIZON");
            case StartAt.Latest() -> members.put("StartingPosition", "LATEST");
            case StartAt.At(var time) -> {
                members.put("StartingPosition", "AT_TIMESTAMP");
                members.put("StartingPositionTimestamp", time.toEpochMilli() / 1000.0);
            }
            case StartAt.Sequence _, StartAt.After _, StartAt.Newest _ ->
                throw new UsageException("--since: a mapping starts at trim-horizon, latest or a time");
        }
        put(members, "BatchSize", batchSize);
        put(members, "MaximumBatchingWindowInSeconds", seconds("--window", window));
        put(members, "ParallelizationFactor", parallel);
        put(members, "MaximumRetryAttempts", attempts);
        put(members, "MaximumRecordAgeInSeconds", seconds("--record-age", recordAge));
        put(members, "TumblingWindowInSeconds", seconds("--tumbling-window", tumbling));
        members.put("BisectBatchOnFunctionError", bisect);
        if (!whole) {
            members.put("FunctionResponseTypes", List.of("ReportBatchItemFailures"));
        }
        if (onFailure != null) {
            members.put("DestinationConfig", Map.of("OnFailure", Map.of("Destination", arn(onFailure))));
        }
        if (!filters.isEmpty()) {
            members.put(
                    "FilterCriteria",
                    Map.of(
                            "Filters",
                            filters.stream()
                                    .map(pattern -> Map.of("Pattern", pattern))
                                    .toList()));
        }
        return members;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Number value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private static @Nullable Long seconds(String option, @Nullable Duration time) {
        if (time != null && !time.equals(Duration.ofSeconds(time.toSeconds()))) {
            throw new UsageException(option + ": write whole seconds, such as 5s");
        }
        return time == null ? null : time.toSeconds();
    }

    private static String arn(String destination) {
        int colon = destination.indexOf(':');
        String name = destination.substring(colon + 1);
        return switch (colon < 0 ? "" : destination.substring(0, colon)) {
            case "arn" -> destination;
            case "sqs" -> "arn:aws:sqs" + ACCOUNT + name;
            case "sns" -> "arn:aws:sns" + ACCOUNT + name;
            case "s3" -> "arn:aws:s3:::" + name;
            default ->
                throw new UsageException("--on-failure: '" + destination
                        + "' is no destination (write sqs:QUEUE, sns:TOPIC, s3:BUCKET or an ARN)");
        };
    }
}
