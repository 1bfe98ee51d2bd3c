package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a delivery stream is, as it stands in {@code progress.json}. Once a record's object is among {@link #finished},
 * the record is the object's charge and is never read again; until then a restart reads it again. Used by one thread.
 */
final class Progress {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<String, Map<String, Long>> through = new HashMap<>();
    private final List<Finished> finished = new ArrayList<>();
    private final List<S3Object> staged = new ArrayList<>();
    private @Nullable Batch batch;

    /**
     * A whole object that may not be at its destination yet.
     *
     * @param file its file's name
     * @param isStaged whether it is to be loaded once it is on S3
     */
    record Finished(String file, S3Object object, boolean isStaged) {}

    /**
     * Objects that are being loaded together.
     *
     * @param since milliseconds since the epoch, when it was first tried
     */
    record Batch(String id, long since, List<S3Object> objects) {}

    private Progress(Path file) {
        this.file = file;
    }

    static Progress read(Path file) throws IOException {
        Progress progress = new Progress(file);
        if (!Files.exists(file)) {
            return progress;
        }
        JsonNode node = JSON.readTree(file.toFile());
        progress.positions.putAll(longs(node.path("positions")));
        node.path("through")
                .properties()
                .forEach(entry -> progress.through.put(entry.getKey(), longs(entry.getValue())));
        for (JsonNode each : node.path("finished")) {
            progress.finished.add(new Finished(
                    each.path("file").asText(),
                    object(each),
                    each.path("staged").asBoolean()));
        }
        node.path("staged").forEach(each -> progress.staged.add(object(each)));
        JsonNode batch = node.path("batch");
        if (batch.isObject()) {
            List<S3Object> objects = new ArrayList<>();
            batch.path("objects").forEach(each -> objects.add(object(each)));
            progress.batch =
                    new Batch(batch.path("id").asText(), batch.path("since").asLong(), objects);
        }
        return progress;
    }

    /** Writes it down: when this returns, a restart begins from here. */
    void write() throws IOException {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        positions.forEach(node.putObject("positions")::put);
        ObjectNode partitions = node.putObject("through");
        through.forEach((partition, lanes) -> lanes.forEach(partitions.withObjectProperty(partition)::put));
        for (Finished each : finished) {
            put(node.withArrayProperty("finished").addObject(), each.object())
                    .put("file", each.file())
                    .put("staged", each.isStaged());
        }
        staged.forEach(each -> put(node.withArrayProperty("staged").addObject(), each));
        if (batch != null) {
            ObjectNode loading = node.putObject("batch").put("id", batch.id()).put("since", batch.since());
            ArrayNode objects = loading.putArray("objects");
            batch.objects().forEach(each -> put(objects.addObject(), each));
        }
        AtomicFile.write(file, JSON.writeValueAsBytes(node));
    }

    private static ObjectNode put(ObjectNode node, S3Object object) {
        return node.put("bucket", object.bucket()).put("key", object.key());
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

    /** The first ordinal to read after a restart, by lane. */
    Map<String, Long> positions() {
        return positions;
    }

    /** By partition and lane, the ordinal before which a restart passes the partition's records over. */
    Map<String, Map<String, Long>> through() {
        return through;
    }

    /** Whole objects that may not be at their destination yet, oldest first. */
    List<Finished> finished() {
        return finished;
    }

    /** Objects on S3 that wait to be loaded, oldest first. */
    List<S3Object> staged() {
        return staged;
    }

    /** The objects that are being loaded, or null. */
    @Nullable
    Batch batch() {
        return batch;
    }

    void batch(@Nullable Batch next) {
        batch = next;
    }
}
