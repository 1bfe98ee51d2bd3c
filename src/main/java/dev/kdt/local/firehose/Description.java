package dev.kdt.local.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.delivery.DeliveryConfig;
import dev.kdt.local.delivery.DeliveryStream;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.AnswerWriter;
import java.io.IOException;
import java.util.List;

/** How delivery streams are described on the wire. */
final class Description {
    /** A delivery stream has one destination. */
    static final String DESTINATION_ID = "destinationId-000000000001";

    private Description() {}

    static String type(DeliveryConfig config) {
        return config.sourceStream() == null ? "DirectPut" : "KinesisStreamAsSource";
    }

    /** A {@code DeliveryStreamDescription}. */
    static Answer of(DeliveryStream stream) {
        DeliveryConfig config = stream.config();
        return out -> {
            out.text("DeliveryStreamName", config.name())
                    .text("DeliveryStreamARN", config.arn())
                    .text("DeliveryStreamStatus", stream.phase().name())
                    .object("DeliveryStreamEncryptionConfiguration", encryption(config))
                    .text("DeliveryStreamType", type(config))
                    .text("VersionId", Integer.toString(config.version()))
                    .millis("CreateTimestamp", config.created());
            if (config.updated() != config.created()) {
                out.millis("LastUpdateTimestamp", config.updated());
            }
            if (config.sourceStream() != null) {
                out.object("Source", source(config));
            }
            out.objects("Destinations", List.of(config), Description::destination)
                    .flag("HasMoreDestinations", false);
        };
    }

    private static Answer encryption(DeliveryConfig config) {
        JsonNode given = config.request().path("DeliveryStreamEncryptionConfigurationInput");
        return out -> {
            if (given.isObject()) {
                out.text("KeyType", given.path("KeyType").asText());
                if (given.has("KeyARN")) {
                    out.text("KeyARN", given.path("KeyARN").asText());
                }
            }
            out.text("Status", given.isObject() ? "ENABLED" : "DISABLED");
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
        ObjectNode described = s3(DeliveryConfig.s3(config.request()));
        out.text("DestinationId", DESTINATION_ID);
        out.node("S3DestinationDescription", described);
        if (config.request().has("ExtendedS3DestinationConfiguration")) {
            out.node("ExtendedS3DestinationDescription", described);
        }
    }

    /** A destination's configuration with the defaults filled in. */
    private static ObjectNode s3(JsonNode configuration) {
        ObjectNode described = configuration.deepCopy();
        if (described.remove("S3BackupConfiguration") instanceof ObjectNode backup) {
            described.set("S3BackupDescription", s3(backup));
        }
        ObjectNode hints = described.withObjectProperty("BufferingHints");
        putIfAbsent(hints, "SizeInMBs", 5);
        putIfAbsent(hints, "IntervalInSeconds", 300);
        if (!described.has("CompressionFormat")) {
            described.put("CompressionFormat", "UNCOMPRESSED");
        }
        if (!described.has("EncryptionConfiguration")) {
            described.putObject("EncryptionConfiguration").put("NoEncryptionConfig", "NoEncryption");
        }
        return described;
    }

    private static void putIfAbsent(ObjectNode node, String name, int value) {
        if (!node.has(name)) {
            node.put(name, value);
        }
    }
}
