package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a delivery stream, as requested. The request's own members are kept as they came, so that a description tells
 * them back.
 *
 * @param created milliseconds since the epoch
 * @param updated milliseconds since the epoch, when the destination last changed
 * @param tags in the order of their keys
 * @param request the members of CreateDeliveryStream, changed by updates
 */
public record DeliveryConfig(
        String name,
        String arn,
        int version,
        long created,
        long updated,
        Encryption encryption,
        Map<String, String> tags,
        ObjectNode request) {
    /** Reads a request's members. */
    static DeliveryConfig of(String arn, long created, ObjectNode request) {
        JsonNode encryption = request.path("DeliveryStreamEncryptionConfigurationInput");
        Map<String, String> tags = new LinkedHashMap<>();
        request.path("Tags")
                .forEach(tag ->
                        tags.put(tag.path("Key").asText(), tag.path("Value").asText("")));
        return new DeliveryConfig(
                request.path("DeliveryStreamName").asText(),
                arn,
                1,
                created,
                created,
                encryption.isObject() ? Encryption.asked(encryption, created) : Encryption.OFF,
                tags,
                request);
    }

    /** Reads the result of {@link #node}. */
    static DeliveryConfig of(ObjectNode node) {
        ObjectNode request = (ObjectNode) node.path("request");
        Map<String, String> tags = new LinkedHashMap<>();
        node.path("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return new DeliveryConfig(
                request.path("DeliveryStreamName").asText(),
                node.path("arn").asText(),
                node.path("version").asInt(),
                node.path("created").asLong(),
                node.path("updated").asLong(),
                Encryption.of(node.path("encryption")),
                tags,
                request);
    }

    ObjectNode node() {
        ObjectNode node = request.objectNode();
        node.put("arn", arn).put("version", version).put("created", created).put("updated", updated);
        node.set("encryption", encryption.node());
        ObjectNode kept = node.putObject("tags");
        tags.forEach(kept::put);
        node.set("request", request);
        return node;
    }

    /** The next version, with other members. */
    public DeliveryConfig updated(ObjectNode changed, long now) {
        return new DeliveryConfig(name, arn, version + 1, created, now, encryption, tags, changed);
    }

    public DeliveryConfig withEncryption(Encryption changed) {
        return new DeliveryConfig(name, arn, version, created, updated, changed, tags, request);
    }

    public DeliveryConfig withTags(Map<String, String> changed) {
        return new DeliveryConfig(name, arn, version, created, updated, encryption, changed, request);
    }

    /** The destination's configuration as it was given. */
    public DestinationKind destination() {
        return DestinationKind.in(request);
    }

    /** The destination, for people: {@code s3://bucket/prefix}, or a cluster's table. */
    String place() {
        DestinationKind kind = destination();
        JsonNode given = request.path(kind.configuration());
        return switch (kind) {
            case S3, EXTENDED_S3 ->
                "s3://"
                        + given.path("BucketARN").asText().replaceFirst(".*:::", "") + "/"
                        + given.path("Prefix").asText();
            case REDSHIFT ->
                given.path("ClusterJDBCURL").asText() + ", table "
                        + given.path("CopyCommand").path("DataTableName").asText();
        };
    }

    /** The name of the stream that is its source, or null when records are put to it directly. */
    public @Nullable String sourceStream() {
        String arn = request.path("KinesisStreamSourceConfiguration")
                .path("KinesisStreamARN")
                .asText("");
        return arn.isEmpty() ? null : arn.substring(arn.indexOf(":stream/") + ":stream/".length());
    }
}
