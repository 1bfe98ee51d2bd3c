package dev.kdt.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.file.AtomicFile;
import dev.kdt.record.HashKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is kept of a stream besides its records, and how it is written to {@code stream.json} in the stream's folder. */
record StreamFile(
        StreamIdentity identity,
        StreamSettings settings,
        List<ShardInfo> shards,
        List<Consumer> consumers,
        Phase phase,
        long settlesAt) {
    private static final ObjectMapper JSON = new ObjectMapper();

    StreamFile {
        shards = List.copyOf(shards);
        consumers = List.copyOf(consumers);
    }

    /** The status at a time: a transition is over after a while, by itself; a deletion is not. */
    Phase phaseAt(long now) {
        return phase == Phase.DELETING || now < settlesAt ? phase : Phase.ACTIVE;
    }

    StreamFile withSettings(StreamSettings value) {
        return new StreamFile(identity, value, shards, consumers, phase, settlesAt);
    }

    StreamFile withShards(List<ShardInfo> value) {
        return new StreamFile(identity, settings, value, consumers, phase, settlesAt);
    }

    StreamFile withConsumers(List<Consumer> value) {
        return new StreamFile(identity, settings, shards, value, phase, settlesAt);
    }

    /** The same in a transition that is over at {@code until}. */
    StreamFile inPhase(Phase value, long until) {
        return new StreamFile(identity, settings, shards, consumers, value, until);
    }

    static StreamFile read(Path file) throws IOException {
        JsonNode node = JSON.readTree(file.toFile());
        List<ShardInfo> shards = new ArrayList<>();
        node.path("shards").forEach(shard -> shards.add(shard(shard)));
        List<Consumer> consumers = new ArrayList<>();
        node.path("consumers").forEach(consumer -> consumers.add(consumer(consumer)));
        return new StreamFile(
                new StreamIdentity(
                        node.path("name").asText(),
                        node.path("account").asText(),
                        node.path("region").asText(),
                        node.path("created").asLong()),
                settings(node),
                shards,
                consumers,
                Phase.valueOf(node.path("phase").asText()),
                node.path("settlesAt").asLong());
    }

    void write(Path file) throws IOException {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", identity.name())
                .put("account", identity.account())
                .put("region", identity.region())
                .put("created", identity.created())
                .put("phase", phase.name())
                .put("settlesAt", settlesAt)
                .put("mode", settings.mode().name())
                .put("retentionHours", settings.retentionHours())
                .put("maxRecordKiB", settings.maxRecordKiB())
                .put("warmMiBps", settings.warmMiBps())
                .put("keyId", settings.keyId())
                .put("policy", settings.policy());
        settings.metrics().forEach(node.putArray("metrics")::add);
        settings.tags().forEach(node.putObject("tags")::put);
        for (ShardInfo shard : shards) {
            node.withArray("shards")
                    .addObject()
                    .put("index", shard.index())
                    .put("parent", shard.parent())
                    .put("adjacentParent", shard.adjacentParent())
                    .put("first", shard.first().toString())
                    .put("last", shard.last().toString())
                    .put("created", shard.created())
                    .put("closed", shard.closed());
        }
        for (Consumer consumer : consumers) {
            ObjectNode written = node.withArray("consumers")
                    .addObject()
                    .put("name", consumer.name())
                    .put("created", consumer.created())
                    .put("settlesAt", consumer.settlesAt())
                    .put("policy", consumer.policy());
            consumer.tags().forEach(written.putObject("tags")::put);
        }
        AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
    }

    private static StreamSettings settings(JsonNode node) {
        List<String> metrics = new ArrayList<>();
        node.path("metrics").forEach(metric -> metrics.add(metric.asText()));
        return new StreamSettings(
                StreamMode.valueOf(node.path("mode").asText()),
                node.path("retentionHours").asInt(),
                node.path("maxRecordKiB").asInt(),
                node.path("warmMiBps").asInt(),
                metrics,
                textOrNull(node, "keyId"),
                textOrNull(node, "policy"),
                tags(node));
    }

    private static ShardInfo shard(JsonNode node) {
        return new ShardInfo(
                node.path("index").asInt(),
                textOrNull(node, "parent"),
                textOrNull(node, "adjacentParent"),
                HashKey.parse(node.path("first").asText()),
                HashKey.parse(node.path("last").asText()),
                node.path("created").asLong(),
                node.path("closed").asLong());
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

    private static @Nullable String textOrNull(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() ? value.textValue() : null;
    }
}
