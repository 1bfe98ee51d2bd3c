package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.wire.ServiceException;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a delivery stream was asked to be. The request's own members are kept as they came, so that a description tells
 * them back; what the worker needs is read from them once.
 *
 * @param created milliseconds since the epoch
 * @param updated milliseconds since the epoch, when the destination last changed
 * @param request the members of CreateDeliveryStream, changed by updates
 */
public record DeliveryConfig(
        String name, String arn, int version, long created, long updated, ObjectNode request, Destination destination) {
    /** The members that can hold a destination, each with the member that describes it. */
    private static final String[] S3_MEMBERS = {"ExtendedS3DestinationConfiguration", "S3DestinationConfiguration"};

    /** Reads a request's members. */
    static DeliveryConfig of(String arn, long created, ObjectNode request) {
        return of(arn, 1, created, created, request);
    }

    private static DeliveryConfig of(String arn, int version, long created, long updated, ObjectNode request) {
        return new DeliveryConfig(
                request.path("DeliveryStreamName").asText(),
                arn,
                version,
                created,
                updated,
                request,
                Destination.of(s3(request)));
    }

    /** What {@link #node} wrote. */
    static DeliveryConfig of(ObjectNode node) {
        return of(
                node.path("arn").asText(),
                node.path("version").asInt(),
                node.path("created").asLong(),
                node.path("updated").asLong(),
                (ObjectNode) node.path("request"));
    }

    ObjectNode node() {
        ObjectNode node = request.objectNode();
        node.put("arn", arn).put("version", version).put("created", created).put("updated", updated);
        node.set("request", request);
        return node;
    }

    /** The S3 destination's configuration as it was given. */
    public static JsonNode s3(ObjectNode request) {
        for (String member : S3_MEMBERS) {
            if (request.has(member)) {
                return request.get(member);
            }
        }
        throw ServiceException.invalidArgument("Exactly one destination configuration is supported for a Firehose.");
    }

    /** The name of the stream that is its source, or null when records are put to it directly. */
    public @Nullable String sourceStream() {
        String arn = request.path("KinesisStreamSourceConfiguration")
                .path("KinesisStreamARN")
                .asText("");
        return arn.isEmpty() ? null : arn.substring(arn.indexOf(":stream/") + ":stream/".length());
    }

    /** What the worker needs, with stages made by {@code processors}. */
    DeliveryWorker.Settings settings(Processors processors, Clock clock) {
        JsonNode s3 = s3(request);
        boolean keepsSource = s3.path("S3BackupMode").asText("").equals("Enabled");
        return new DeliveryWorker.Settings(
                Integer.toString(version),
                destination,
                keepsSource ? Destination.of(s3.path("S3BackupConfiguration")) : null,
                Stages.of(processors.stages(s3), keepsSource ? Stages.Backup.ALL : Stages.Backup.NONE, clock));
    }

    /** The same with another destination, one version on. */
    DeliveryConfig updated(ObjectNode changed, long now) {
        return of(arn, version + 1, created, now, changed);
    }

    /** The same with other tags or encryption, of the same version. */
    DeliveryConfig marked(ObjectNode changed) {
        return of(arn, version, created, updated, changed);
    }

    /** The tags, sorted by key. */
    public Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>();
        for (JsonNode tag : request.path("Tags")) {
            tags.put(tag.path("Key").asText(), tag.path("Value").asText(""));
        }
        return tags;
    }
}
