package dev.kdt.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.file.AtomicFile;
import dev.kdt.record.HashKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code stream.json} in a stream's folder. */
final class StreamJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StreamJson() {}

    static StreamFile read(Path file) throws IOException {
        JsonNode node = JSON.readTree(Files.readAllBytes(file));
        return new StreamFile(
                new StreamIdentity(
                        node.path("name").asText(),
                        node.path("account").asText(),
                        node.path("region").asText(),
                        node.path("created").asLong()),
                settings(node),
                all(node.path("shards"), StreamJson::shard),
                all(node.path("consumers"), StreamJson::consumer),
                all(node.path("pending"), StreamJson::step),
                Phase.valueOf(node.path("phase").asText()),
                node.path("settlesAt").asLong());
    }

    /** Replaces the file; what it says is on the disk when this returns. */
    static void write(StreamFile file, Path to) throws IOException {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", file.identity().name())
                .put("account", file.identity().account())
                .put("region", file.identity().region())
                .put("created", file.identity().created())
                .put("phase", file.phase().name())
                .put("settlesAt", file.settlesAt());
        write(file.settings(), node);
        file.shards().forEach(shard -> write(shard, node.withArray("shards").addObject()));
        file.consumers()
                .forEach(consumer -> write(consumer, node.withArray("consumers").addObject()));
        file.pending().forEach(step -> write(step, node.withArray("pending").addObject()));
        AtomicFile.write(to, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
    }

    private static void write(StreamSettings settings, ObjectNode node) {
        node.put("mode", settings.mode().name())
                .put("retentionHours", settings.retentionHours())
                .put("maxRecordKiB", settings.maxRecordKiB())
                .put("warmMiBps", settings.warmMiBps())
                .put("keyId", settings.keyId())
                .put("policy", settings.policy());
        settings.metrics().forEach(node.putArray("metrics")::add);
        settings.tags().forEach(node.putObject("tags")::put);
    }

    private static StreamSettings settings(JsonNode node) {
        return new StreamSettings(
                StreamMode.valueOf(node.path("mode").asText()),
                node.path("retentionHours").asInt(),
                node.path("maxRecordKiB").asInt(),
                node.path("warmMiBps").asInt(),
                all(node.path("metrics"), JsonNode::asText),
                textOrNull(node, "keyId"),
                textOrNull(node, "policy"),
                tags(node));
    }

    private static void write(ShardInfo shard, ObjectNode node) {
        node.put("index", shard.index()).put("parent", shard.parent()).put("adjacentParent", shard.adjacentParent());
        write(shard.range(), node);
        node.put("created", shard.created()).put("closed", shard.closed());
    }

    private static ShardInfo shard(JsonNode node) {
        ReshardingPlan.Range range = range(node);
        return new ShardInfo(
                node.path("index").asInt(),
                textOrNull(node, "parent"),
                textOrNull(node, "adjacentParent"),
                range.first(),
                range.last(),
                node.path("created").asLong(),
                node.path("closed").asLong());
    }

    private static void write(ReshardingPlan.Step step, ObjectNode node) {
        step.parents().forEach(node.putArray("parents")::add);
        step.children().forEach(child -> write(child, node.withArray("children").addObject()));
    }

    private static ReshardingPlan.Step step(JsonNode node) {
        return new ReshardingPlan.Step(
                all(node.path("parents"), JsonNode::asInt), all(node.path("children"), StreamJson::range));
    }

    private static void write(ReshardingPlan.Range range, ObjectNode node) {
        node.put("first", range.first().toString()).put("last", range.last().toString());
    }

    private static ReshardingPlan.Range range(JsonNode node) {
        return new ReshardingPlan.Range(
                HashKey.parse(node.path("first").asText()),
                HashKey.parse(node.path("last").asText()));
    }

    private static void write(Consumer consumer, ObjectNode node) {
        node.put("name", consumer.name())
                .put("created", consumer.created())
                .put("settlesAt", consumer.settlesAt())
                .put("policy", consumer.policy());
        consumer.tags().forEach(node.putObject("tags")::put);
    }

    private static Consumer consumer(JsonNode node) {
        return new Consumer(
                node.path("name").asText(),
                node.path("created").asLong(),
                node.path("settlesAt").asLong(),
                textOrNull(node, "policy"),
                tags(node));
    }

    private static Map<String, String> tags(JsonNode node) {
        Map<String, String> tags = new TreeMap<>();
        node.path("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return tags;
    }

    private static <T> List<T> all(JsonNode array, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        array.forEach(each -> all.add(read.apply(each)));
        return all;
    }

    private static @Nullable String textOrNull(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() ? value.textValue() : null;
    }
}
