package dev.kdt.aws;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * Which shards may be read: a shard when each of its parents is done, since a split or a merge moves keys from parents to
 * children, and a key's records are to keep their order. Parents that the service has forgotten do not count.
 */
final class Lineage {
    private final Map<String, Shard> shards = new LinkedHashMap<>();
    private final Set<String> started = new HashSet<>();
    private final Set<String> done = new HashSet<>();

    /** Takes in what the service lists now. */
    void learn(List<Shard> listed) {
        listed.forEach(shard -> shards.put(shard.shardId(), shard));
    }

    /** The shard is read to its end and settled, or is not to be read at all: its children need not wait for it. */
    void done(String shardId) {
        started.add(shardId);
        done.add(shardId);
    }

    /** The shards that may be read now, each told once. */
    List<Shard> startable() {
        List<Shard> ready = shards.values().stream()
                .filter(shard -> !started.contains(shard.shardId()))
                .filter(this::parentsAreDone)
                .toList();
        ready.forEach(shard -> started.add(shard.shardId()));
        return ready;
    }

    /** Whether the shard takes no more records. */
    static boolean isClosed(Shard shard) {
        return shard.sequenceNumberRange().endingSequenceNumber() != null;
    }

    private boolean parentsAreDone(Shard shard) {
        return Stream.of(shard.parentShardId(), shard.adjacentParentShardId())
                .allMatch(parent -> parent == null || !shards.containsKey(parent) || done.contains(parent));
    }
}
