package dev.kdt.local.stream;

import dev.kdt.local.event.EndpointListener;
import dev.kdt.local.log.SegmentedLog;
import java.time.Duration;

/**
 * How streams are kept.
 *
 * @param durability what an acknowledged record survives
 * @param transition how long a stream stays in a state like {@code CREATING}
 * @param limits whether shards have the service's throughput limits
 * @param shardLimit how many open shards the account may have
 * @param events is told what happens
 */
public record StoreOptions(
        SegmentedLog.Durability durability,
        Duration transition,
        Throttling limits,
        int shardLimit,
        EndpointListener events) {
    /** Kinesis Data Streams, "Quotas and limits": the default of the large regions; elsewhere it is 1,000 or 6,000. */
    public static final int DEFAULT_SHARD_LIMIT = 20_000;

    /** No limits but the account's, short transitions, nobody who listens. */
    public static final StoreOptions DEFAULT = new StoreOptions(
            SegmentedLog.Durability.PROCESS_DEATH,
            Duration.ofMillis(100),
            Throttling.NONE,
            DEFAULT_SHARD_LIMIT,
            EndpointListener.NONE);

    public StoreOptions withDurability(SegmentedLog.Durability value) {
        return new StoreOptions(value, transition, limits, shardLimit, events);
    }

    public StoreOptions withTransition(Duration value) {
        return new StoreOptions(durability, value, limits, shardLimit, events);
    }

    public StoreOptions withLimits(Throttling value) {
        return new StoreOptions(durability, transition, value, shardLimit, events);
    }

    public StoreOptions withShardLimit(int value) {
        return new StoreOptions(durability, transition, limits, value, events);
    }

    public StoreOptions withEvents(EndpointListener value) {
        return new StoreOptions(durability, transition, limits, shardLimit, value);
    }
}
