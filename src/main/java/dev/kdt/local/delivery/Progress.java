package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/**
 * How far a delivery stream is, as it stands in {@code progress.json}. Once a record's object is among {@link #finished},
 * the record is the object's charge and is never read again; until then a restart reads it again.
 *
 * @param positions the first ordinal to read after a restart, by lane
 * @param through by partition and lane, the ordinal before which a restart passes the partition's records over
 * @param finished whole objects that may not be at their destination yet
 */
record Progress(Map<String, Long> positions, Map<String, Map<String, Long>> through, List<Finished> finished) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A whole object: its file's name and where it goes. */
    record Finished(String file, String bucket, String key) {}

    static Progress read(Path file) throws IOException {
        Progress progress = new Progress(new HashMap<>(), new HashMap<>(), new ArrayList<>());
        if (!Files.exists(file)) {
            return progress;
        }
        JsonNode node = JSON.readTree(file.toFile());
        progress.positions.putAll(longs(node.path("positions")));
        node.path("through")
                .properties()
                .forEach(entry -> progress.through.put(entry.getKey(), longs(entry.getValue())));
        for (JsonNode object : node.path("finished")) {
            progress.finished.add(new Finished(
                    object.path("file").asText(),
                    object.path("bucket").asText(),
                    object.path("key").asText()));
        }
        return progress;
    }

    void write(Path file) throws IOException {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        positions.forEach(node.putObject("positions")::put);
        ObjectNode partitions = node.putObject("through");
        through.forEach((partition, lanes) -> lanes.forEach(partitions.putObject(partition)::put));
        for (Finished object : finished) {
            node.withArray("finished")
                    .addObject()
                    .put("file", object.file())
                    .put("bucket", object.bucket())
                    .put("key", object.key());
        }
        AtomicFile.write(file, JSON.writeValueAsBytes(node));
    }

    private static Map<String, Long> longs(JsonNode node) {
        Map<String, Long> longs = new HashMap<>();
        node.properties()
                .forEach(entry -> longs.put(entry.getKey(), entry.getValue().asLong()));
        return longs;
    }
}
