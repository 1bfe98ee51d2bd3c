package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.endpoint.event.EndpointEvent.ObjectDelivered.Content;
import dev.kdt.endpoint.option.S3Object;
import dev.kdt.local.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Progress as a file of JSON, which a crash leaves as it was or as it is to be. */
final class ProgressFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProgressFile() {}

    /** Reads {@code file}, if it is there, into {@code progress}, in which nothing stands yet. */
    static void read(Path file, DeliveryProgress progress) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        JsonNode node = JSON.readTree(Files.readAllBytes(file));
        progress.positions().putAll(longs(node.path("positions")));
        node.path("through")
                .properties()
                .forEach(entry -> progress.through().put(entry.getKey(), longs(entry.getValue())));
        for (JsonNode each : node.path("finished")) {
            progress.finished()
                    .add(new DeliveryProgress.Finished(
                            each.path("file").asText(),
                            object(each),
                            each.path("staged").asBoolean(),
                            summary(each)));
        }
        progress.staged().addAll(objects(node.path("staged")));
        JsonNode batch = node.path("batch");
        if (batch.isObject()) {
            progress.batch(new DeliveryProgress.Batch(
                    batch.path("id").asText(), batch.path("since").asLong(), objects(batch.path("objects"))));
        }
    }

    static void write(Path file, DeliveryProgress progress) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        progress.positions().forEach(node.putObject("positions")::put);
        ObjectNode partitions = node.putObject("through");
        progress.through().forEach((partition, lanes) -> lanes.forEach(partitions.withObjectProperty(partition)::put));
        for (DeliveryProgress.Finished each : progress.finished()) {
            add(node, "finished", each.object())
                    .put("file", each.file())
                    .put("staged", each.isStaged())
                    .put("content", each.summary().content().name())
                    .put("records", each.summary().records())
                    .put("encoding", each.summary().encoding());
        }
        progress.staged().forEach(each -> add(node, "staged", each));
        DeliveryProgress.Batch batch = progress.batch();
        if (batch != null) {
            ObjectNode loading = node.putObject("batch").put("id", batch.id()).put("since", batch.since());
            batch.objects().forEach(each -> add(loading, "objects", each));
        }
        AtomicFile.write(file, JSON.writeValueAsBytes(node));
    }

    private static DeliveryProgress.Summary summary(JsonNode node) {
        return new DeliveryProgress.Summary(
                Content.valueOf(node.path("content").asText(Content.DELIVERED.name())),
                node.path("records").asLong(),
                node.path("encoding").asText());
    }

    private static ObjectNode add(ObjectNode node, String list, S3Object object) {
        return node.withArrayProperty(list)
                .addObject()
                .put("bucket", object.bucket())
                .put("key", object.key());
    }

    private static List<S3Object> objects(JsonNode list) {
        List<S3Object> objects = new ArrayList<>();
        list.forEach(each -> objects.add(object(each)));
        return objects;
    }

    private static S3Object object(JsonNode node) {
        return new S3Object(node.path("bucket").asText(), node.path("key").asText());
    }

    private static Map<String, Long> longs(JsonNode node) {
        Map<String, Long> longs = new HashMap<>();
        node.properties()
                .forEach(entry -> longs.put(entry.getKey(), entry.getValue().asLong()));
        return longs;
    }
}
