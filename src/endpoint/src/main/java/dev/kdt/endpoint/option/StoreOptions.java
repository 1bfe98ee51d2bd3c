package dev.kdt.endpoint.option;

import dev.kdt.endpoint.event.EndpointListener;
import java.time.Duration;

/**
 * Options of the store of streams.
 *
 * @param durability what an acknowledged record survives
 * @param transition how long a stream stays in a state like {@code CREATING}
 * @param limits whether shards have the service's throughput limits
 * @param shardQuota how many open shards the account may have in a region
 * @param events is told what happens
 */
public record StoreOptions(
        Durability durability, Duration transition, Throttling limits, ShardQuota shardQuota, EndpointListener events) {
    /** No limits but the account's, short transitions, nobody who listens. */
    public static final StoreOptions DEFAULT = new StoreOptions(
            Durability.PROCESS_DEATH,
            Duration.ofMillis(100),
            Throttling.NONE,
            ShardQuota.BY_REGION,
            EndpointListener.NONE);

    public StoreOptions withDurability(Durability value) {
        return new StoreOptions(value, transition, limits, shardQuota, events);
    }

    public StoreOptions withTransition(Duration value) {
        return new StoreOptions(durability, value, limits, shardQuota, events);
    }

    public StoreOptions withLimits(Throttling value) {
        return new StoreOptions(durability, transition, value, shardQuota, events);
    }

    public StoreOptions withShardQuota(ShardQuota value) {
        return new StoreOptions(durability, transition, limits, value, events);
    }

    public StoreOptions withEvents(EndpointListener value) {
        return new StoreOptions(durability, transition, limits, shardQuota, value);
    }
}
