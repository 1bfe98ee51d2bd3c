package dev.kdt.destination;

import dev.kdt.aws.StreamShards;
import dev.kdt.flow.shard.KeyOrdering;
import dev.kdt.flow.shard.SendStatistics;
import java.util.Locale;
import java.util.Set;

/**
 * The way in which records are sent to the shards of a stream.
 *
 * @param needsKeys the options that make sense only where the sender says which shard a record goes to
 */
public record StreamSending(
        Packing packing,
        Order order,
        StreamShards.Spreading spreading,
        Set<String> needsKeys,
        SendStatistics statistics) {
    /** How records become records of the service. */
    public enum Packing {
        /** Each by itself. */
        SINGLE,
        /** Many in one, as the Kinesis Producer Library packs them. */
        AGGREGATES
    }

    /** The order that is kept. */
    public enum Order {
        NONE,
        /** That of the records of each key. */
        KEY;

        /** As users write it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    KeyOrdering ordering() {
        return switch (order) {
            case NONE -> KeyOrdering.NONE;
            case KEY -> packing == Packing.AGGREGATES ? KeyOrdering.KEY_IN_AGGREGATES : KeyOrdering.KEY;
        };
    }
}
