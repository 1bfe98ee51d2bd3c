package dev.kdt.answers;

import static dev.kdt.answers.Nonsense.changed;
import static dev.kdt.answers.Nonsense.of;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Answers to ListShards that make no sense. */
final class ShardsNonsense {
    private ShardsNonsense() {}

    /** All of them. */
    static List<Nonsense> all() {
        return List.of(
                of("no shards", Reply.json("{\"Shards\":[]}")),
                of("a null shard", Reply.json("{\"Shards\":[null]}")),
                shard("a shard without a name", shard -> shard.remove("ShardId")),
                shard("a shard whose name is none", shard -> shard.put("ShardId", "shard\n1")),
                shard("a shard without hash keys", shard -> shard.remove("HashKeyRange")),
                shard(
                        "a shard with a hash key that is none",
                        shard -> ((ObjectNode) shard.path("HashKeyRange")).put("StartingHashKey", "first")),
                shard(
                        "a shard whose hash keys end before they begin",
                        shard -> ((ObjectNode) shard.path("HashKeyRange"))
                                .put("StartingHashKey", "2")
                                .put("EndingHashKey", "1")),
                shard("a shard without sequence numbers", shard -> shard.remove("SequenceNumberRange")),
                range("a shard without a first sequence number", range -> range.remove("StartingSequenceNumber")),
                range("a word as the first sequence number", range -> range.put("StartingSequenceNumber", "first")),
                range("nothing as the last sequence number", range -> range.put("EndingSequenceNumber", "")),
                range("a word as the last sequence number", range -> range.put("EndingSequenceNumber", "last")),
                range(
                        "a last sequence number before the first",
                        range -> range.put("StartingSequenceNumber", "2").put("EndingSequenceNumber", "1")),
                shard("a shard that is its own parent", shard -> shard.put("ParentShardId", "shardId-000000000000")),
                shard(
                        "a shard that is its own adjacent parent",
                        shard -> shard.put("AdjacentParentShardId", "shardId-000000000000")),
                shards("shards that are each other's parents", (one, other) -> {
                    one.put("ParentShardId", "shardId-000000000001");
                    other.put("ShardId", "shardId-000000000001").put("ParentShardId", "shardId-000000000000");
                }),
                shards(
                        "a shard that is listed twice, open and closed",
                        (_, other) ->
                                ((ObjectNode) other.path("SequenceNumberRange")).put("EndingSequenceNumber", "9")),
                changed("pages without an end", answer -> answer.put("NextToken", "again")));
    }

    private static Nonsense shard(String name, Consumer<ObjectNode> change) {
        return changed(
                name, answer -> change.accept((ObjectNode) answer.path("Shards").get(0)));
    }

    private static Nonsense range(String name, Consumer<ObjectNode> change) {
        return shard(name, shard -> change.accept((ObjectNode) shard.path("SequenceNumberRange")));
    }

    /** The one shard and a copy of it, both changed. */
    private static Nonsense shards(String name, BiConsumer<ObjectNode, ObjectNode> change) {
        return changed(name, answer -> {
            ArrayNode shards = (ArrayNode) answer.path("Shards");
            ObjectNode one = (ObjectNode) shards.get(0);
            ObjectNode other = one.deepCopy();
            change.accept(one, other);
            shards.add(other);
        });
    }
}
