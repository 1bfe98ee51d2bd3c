package dev.kdt.aws;

import dev.kdt.record.HashKey;
import java.util.Set;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** The shards of a stream that are read. */
public sealed interface ShardSelection {
    /** All of them. */
    record All() implements ShardSelection {}

    /** Those with these ids; not their children. */
    record Named(Set<String> ids) implements ShardSelection {}

    /** Those whose range holds a hash key: one at each time, through all reshardings. */
    record Holding(HashKey key) implements ShardSelection {}

    /** Whether the shard is read. */
    default boolean takes(Shard shard) {
        return switch (this) {
            case All() -> true;
            case Named(Set<String> ids) -> ids.contains(shard.shardId());
            case Holding(HashKey key) -> OpenShards.keys(shard).holds(key);
        };
    }
}
