package dev.kdt.aws;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * The order in which shards may be read: a shard when each of its parents is done, since a split or a merge moves keys from parents to
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

    /** Whether each parent of these shards is known: none of them is a shard that came, or is to be waited for, unseen. */
    boolean knowsParentsOf(List<Shard> children) {
        return children.stream().flatMap(Lineage::parentsOf).allMatch(shards::containsKey);
    }

    /** A shard as its parent's last answer tells of it: its sequence numbers are not known. */
    static Shard shard(ChildShard child) {
        List<String> parents = child.parentShards();
        return Shard.builder()
                .shardId(child.shardId())
                .parentShardId(parents.isEmpty() ? null : parents.getFirst())
                .adjacentParentShardId(parents.size() < 2 ? null : parents.get(1))
                .hashKeyRange(child.hashKeyRange())
                .build();
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

    /** Why no stream has these shards; null where one may have them: every shard once, and none that descends from itself. */
    static @Nullable String flaw(List<Shard> all) {
        Lineage lineage = new Lineage();
        lineage.learn(all);
        if (lineage.shards.size() < all.size()) {
            return "a shard is listed twice";
        }
        for (List<Shard> ready = lineage.startable(); !ready.isEmpty(); ready = lineage.startable()) {
            ready.forEach(shard -> lineage.done(shard.shardId()));
        }
        return all.stream()
                .map(Shard::shardId)
                .filter(shard -> !lineage.done.contains(shard))
                .findFirst()
                .map(shard -> "shard '" + shard + "' or one of its ancestors descends from itself")
                .orElse(null);
    }

    /** Whether the shard takes no more records. */
    static boolean isClosed(Shard shard) {
        return shard.sequenceNumberRange().endingSequenceNumber() != null;
    }

    /** The shards that one of {@code descendants} came from, over any number of splits and merges. */
    Set<String> ancestorsOf(Collection<String> descendants) {
        Set<String> ancestors = new HashSet<>();
        Deque<String> left = new ArrayDeque<>(descendants);
        while (!left.isEmpty()) {
            Shard shard = shards.get(left.pop());
            if (shard != null) {
                parentsOf(shard).filter(ancestors::add).forEach(left::push);
            }
        }
        return ancestors;
    }

    private boolean parentsAreDone(Shard shard) {
        return parentsOf(shard).allMatch(parent -> !shards.containsKey(parent) || done.contains(parent));
    }

    private static Stream<String> parentsOf(Shard shard) {
        return Stream.of(shard.parentShardId(), shard.adjacentParentShardId()).filter(Objects::nonNull);
    }
}
