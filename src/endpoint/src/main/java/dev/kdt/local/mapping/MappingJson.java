package dev.kdt.local.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Configurations as JSON, with the member names of Lambda's API: requests, descriptions and the file of a mapping share them. */
public final class MappingJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REPORTS_ITEM_FAILURES = "ReportBatchItemFailures";

    private MappingJson() {}

    /** The settings that {@code members} have; those that are not there are as in {@code otherwise}. */
    public static MappingSettings settings(ObjectNode members, MappingSettings otherwise) {
        return new MappingSettings(
                members.path("BatchSize").asInt(otherwise.batchSize()),
                members.path("MaximumBatchingWindowInSeconds").asInt(otherwise.batchingWindowSeconds()),
                members.path("ParallelizationFactor").asInt(otherwise.parallelizationFactor()),
                members.path("BisectBatchOnFunctionError").asBoolean(otherwise.bisects()),
                members.path("MaximumRetryAttempts").asInt(otherwise.retryAttempts()),
                members.path("MaximumRecordAgeInSeconds").asInt(otherwise.recordAgeSeconds()),
                members.path("TumblingWindowInSeconds").asInt(otherwise.tumblingWindowSeconds()),
                members.has("DestinationConfig") ? onFailure(members) : otherwise.onFailure(),
                members.has("FilterCriteria") ? filters(members) : otherwise.filters(),
                members.has("FunctionResponseTypes") ? reportsItemFailures(members) : otherwise.reportsItemFailures());
    }

    private static @Nullable String onFailure(ObjectNode members) {
        String arn = members.path("DestinationConfig")
                .path("OnFailure")
                .path("Destination")
                .asText("");
        return arn.isEmpty() ? null : arn;
    }

    private static List<String> filters(ObjectNode members) {
        List<String> patterns = new ArrayList<>();
        members.path("FilterCriteria")
                .path("Filters")
                .forEach(filter -> patterns.add(filter.path("Pattern").asText("")));
        return List.copyOf(patterns);
    }

    private static boolean reportsItemFailures(ObjectNode members) {
        for (JsonNode type : members.path("FunctionResponseTypes")) {
            if (type.asText().equals(REPORTS_ITEM_FAILURES)) {
                return true;
            }
        }
        return false;
    }

    /** The settings as members, in the order in which the service tells them. */
    public static ObjectNode members(MappingSettings settings) {
        ObjectNode members = JSON.createObjectNode();
        members.put("BatchSize", settings.batchSize())
                .put("MaximumBatchingWindowInSeconds", settings.batchingWindowSeconds())
                .put("ParallelizationFactor", settings.parallelizationFactor());
        ObjectNode onFailure = members.putObject("DestinationConfig").putObject("OnFailure");
        if (settings.onFailure() != null) {
            onFailure.put("Destination", settings.onFailure());
        }
        members.put("MaximumRecordAgeInSeconds", settings.recordAgeSeconds())
                .put("BisectBatchOnFunctionError", settings.bisects())
                .put("MaximumRetryAttempts", settings.retryAttempts())
                .put("TumblingWindowInSeconds", settings.tumblingWindowSeconds());
        if (!settings.filters().isEmpty()) {
            ArrayNode filters = members.putObject("FilterCriteria").putArray("Filters");
            settings.filters().forEach(pattern -> filters.addObject().put("Pattern", pattern));
        }
        ArrayNode types = members.putArray("FunctionResponseTypes");
        if (settings.reportsItemFailures()) {
            types.add(REPORTS_ITEM_FAILURES);
        }
        return members;
    }

    static MappingConfig read(Path file) throws IOException {
        if (!(JSON.readTree(file.toFile()) instanceof ObjectNode node)) {
            throw new IOException(file + " does not hold an event source mapping");
        }
        try {
            return new MappingConfig(
                    node.path("UUID").asText(),
                    node.path("FunctionArn").asText(),
                    EventSourceArn.parse(node.path("EventSourceArn").asText()),
                    new StartingPosition(
                            StartingPosition.Type.valueOf(
                                    node.path("StartingPosition").asText()),
                            node.path("StartingPositionTimestamp").asLong()),
                    settings(node, MappingSettings.DEFAULT),
                    node.path("Enabled").asBoolean(),
                    node.path("LastModified").asLong());
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    static void write(MappingConfig config, Path file) throws IOException {
        ObjectNode node = JSON.createObjectNode()
                .put("UUID", config.uuid())
                .put("FunctionArn", config.functionArn())
                .put("EventSourceArn", config.source().text())
                .put("StartingPosition", config.start().type().name())
                .put("StartingPositionTimestamp", config.start().timestamp())
                .put("Enabled", config.enabled())
                .put("LastModified", config.modified());
        node.setAll(members(config.settings()));
        AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
    }
}
