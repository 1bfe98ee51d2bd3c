package dev.kdt.local.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.delivery.DeliveryConfig;
import dev.kdt.local.delivery.DeliveryStream;
import dev.kdt.local.delivery.Destination;
import dev.kdt.local.delivery.DestinationKind;
import dev.kdt.local.delivery.Encryption;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.AnswerWriter;
import java.io.IOException;
import java.util.List;

/** The description of delivery streams on the wire. */
final class DeliveryStreamDescription {
    /** A delivery stream has one destination, and this is what the service calls it. */
    static final String DESTINATION_ID = "destinationId-000000000001";

    private DeliveryStreamDescription() {}

    static String type(DeliveryConfig config) {
        return config.sourceStream() == null ? "DirectPut" : "KinesisStreamAsSource";
    }

    /** A {@code DeliveryStreamDescription}. */
    static Answer of(DeliveryStream stream) {
        DeliveryConfig config = stream.config();
        return out -> {
            out.text("DeliveryStreamName", config.name())
                    .text("DeliveryStreamARN", config.arn())
                    .text("DeliveryStreamStatus", stream.phase().name());
            if (config.sourceStream() == null) { // Else it is the stream that is encrypted.
                out.object("DeliveryStreamEncryptionConfiguration", encryption(stream));
            }
            out.text("DeliveryStreamType", type(config))
                    .text("VersionId", Integer.toString(config.version()))
                    .millis("CreateTimestamp", config.created());
            if (config.updated() != config.created()) {
                out.millis("LastUpdateTimestamp", config.updated());
            }
            if (config.sourceStream() != null) {
                out.object("Source", source(config));
            }
            out.objects("Destinations", List.of(config), DeliveryStreamDescription::destination)
                    .flag("HasMoreDestinations", false);
        };
    }

    private static Answer encryption(DeliveryStream stream) {
        Encryption encryption = stream.config().encryption();
        boolean isSettled = stream.isSettled(encryption.since());
        return out -> {
            if (encryption.isOn()) {
                out.text("KeyARN", encryption.keyArn().isEmpty() ? null : encryption.keyArn())
                        .text("KeyType", encryption.keyType())
                        .text("Status", isSettled ? "ENABLED" : "ENABLING");
            } else {
                out.text("Status", isSettled ? "DISABLED" : "DISABLING");
            }
        };
    }

    private static Answer source(DeliveryConfig config) {
        JsonNode given = config.request().path("KinesisStreamSourceConfiguration");
        return out -> out.object(
                "KinesisStreamSourceDescription",
                source -> source.text(
                                "KinesisStreamARN",
                                given.path("KinesisStreamARN").asText())
                        .text("RoleARN", given.path("RoleARN").asText())
                        .millis("DeliveryStartTimestamp", config.created()));
    }

    private static void destination(AnswerWriter out, DeliveryConfig config) throws IOException {
        DestinationKind kind = config.destination();
        JsonNode given = config.request().path(kind.configuration());
        out.text("DestinationId", DESTINATION_ID);
        switch (kind) {
            // Whoever asked for an S3 destination of either kind is told both.
            case S3, EXTENDED_S3 -> {
                ObjectNode described = s3(given);
                out.node(DestinationKind.S3.description(), plain(described));
                out.node(DestinationKind.EXTENDED_S3.description(), extended(described));
            }
            case REDSHIFT -> out.node(kind.description(), redshift(given));
        }
    }

    /** A destination's configuration with the defaults filled in. */
    private static ObjectNode s3(JsonNode configuration) {
        ObjectNode described = configuration.deepCopy();
        ObjectNode hints = described.withObjectProperty("BufferingHints");
        putIfAbsent(hints, "SizeInMBs", Destination.isDynamic(configuration) ? 64 : 5);
        putIfAbsent(hints, "IntervalInSeconds", 300);
        putIfAbsent(described, "CompressionFormat", "UNCOMPRESSED");
        if (!described.has("EncryptionConfiguration")) {
            described.putObject("EncryptionConfiguration").put("NoEncryptionConfig", "NoEncryption");
        }
        if (!described.has("CloudWatchLoggingOptions")) {
            described.putObject("CloudWatchLoggingOptions").put("Enabled", false);
        }
        rename(described, "S3BackupConfiguration", "S3BackupDescription");
        return described;
    }

    /** Only what the older kind of S3 destination knows. */
    private static ObjectNode plain(ObjectNode described) {
        ObjectNode plain = described.deepCopy();
        plain.retain(
                "RoleARN",
                "BucketARN",
                "Prefix",
                "ErrorOutputPrefix",
                "BufferingHints",
                "CompressionFormat",
                "EncryptionConfiguration",
                "CloudWatchLoggingOptions");
        return plain;
    }

    private static ObjectNode extended(ObjectNode described) {
        putIfAbsent(described, "S3BackupMode", "Disabled");
        if (Destination.isDynamic(described)) {
            ObjectNode partitioning = described.withObjectProperty("DynamicPartitioningConfiguration");
            putIfAbsent(partitioning.withObjectProperty("RetryOptions"), "DurationInSeconds", 300);
        }
        return described;
    }

    private static ObjectNode redshift(JsonNode configuration) {
        ObjectNode described = configuration.deepCopy();
        described.remove("Password");
        described.set("S3DestinationDescription", plain(s3(configuration.path("S3Configuration"))));
        described.remove("S3Configuration");
        putIfAbsent(described.withObjectProperty("RetryOptions"), "DurationInSeconds", 3600);
        putIfAbsent(described, "S3BackupMode", "Disabled");
        rename(described, "S3BackupConfiguration", "S3BackupDescription");
        return described;
    }

    private static void rename(ObjectNode node, String from, String to) {
        if (node.has(from)) {
            node.set(to, s3(node.remove(from)));
        }
    }

    private static void putIfAbsent(ObjectNode node, String name, String value) {
        if (!node.has(name)) {
            node.put(name, value);
        }
    }

    private static void putIfAbsent(ObjectNode node, String name, int value) {
        if (!node.has(name)) {
            node.put(name, value);
        }
    }
}
