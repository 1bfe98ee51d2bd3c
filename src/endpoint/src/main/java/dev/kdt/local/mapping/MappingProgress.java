package dev.kdt.local.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.bytes.Slice;
import dev.kdt.endpoint.option.Durability;
import dev.kdt.local.file.AtomicFile;
import dev.kdt.local.stream.StreamFollower;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a mapping in all shards, by {@link StreamFollower#key}, in a file that a crash leaves as it was or as it is to be. Used
 * by one thread.
 */
final class MappingProgress {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Durability durability;
    private final Map<String, ShardProgress> shards = new HashMap<>();
    private boolean changed;

    private MappingProgress(Path file, Durability durability) {
        this.file = file;
        this.durability = durability;
    }

    /** Reads {@code file}, if it is there. */
    static MappingProgress read(Path file, Durability durability) throws IOException {
        MappingProgress progress = new MappingProgress(file, durability);
        if (Files.exists(file)) {
            JSON.readTree(file.toFile())
                    .path("shards")
                    .properties()
                    .forEach(entry -> progress.shards.put(entry.getKey(), shard(entry.getValue())));
        }
        return progress;
    }

    private static ShardProgress shard(JsonNode node) {
        JsonNode window = node.path("window");
        List<Long> lanes = new ArrayList<>();
        node.path("lanes").forEach(ordinal -> lanes.add(ordinal.asLong()));
        return new ShardProgress(
                lanes,
                window.isObject()
                        ? new TumblingWindow(
                                window.path("start").asLong(),
                                window.path("seconds").asInt(),
                                Slice.utf8(window.path("state").asText()))
                        : null);
    }

    /** Whether nothing was ever noted. */
    boolean isNew() {
        return shards.isEmpty() && !Files.exists(file);
    }

    @Nullable
    ShardProgress of(String key) {
        return shards.get(key);
    }

    /** Notes the progress in a shard; {@link #save} writes it down. */
    void note(String key, ShardProgress progress) {
        changed |= !progress.equals(shards.put(key, progress));
    }

    /** Writes down what was noted since. */
    void save() throws IOException {
        if (!changed) {
            return;
        }
        ObjectNode node = JSON.createObjectNode();
        ObjectNode all = node.putObject("shards");
        shards.forEach((key, progress) -> {
            ObjectNode shard = all.putObject(key);
            progress.lanes().forEach(shard.withArrayProperty("lanes")::add);
            TumblingWindow window = progress.window();
            if (window != null) {
                shard.putObject("window")
                        .put("start", window.start())
                        .put("seconds", window.seconds())
                        .put("state", window.state().toText());
            }
        });
        AtomicFile.write(file, JSON.writeValueAsBytes(node), durability);
        changed = false;
    }
}
