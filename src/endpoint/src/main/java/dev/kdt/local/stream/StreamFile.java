package dev.kdt.local.stream;

import java.util.List;

/**
 * A stream's saved state, without its records.
 *
 * @param pending the resharding that is made when {@code UPDATING} is over; empty when there is none
 * @param settlesAt when the phase is over, in milliseconds since the epoch
 */
record StreamFile(
        StreamIdentity identity,
        StreamSettings settings,
        List<ShardInfo> shards,
        List<Consumer> consumers,
        List<ReshardingPlan.Step> pending,
        Phase phase,
        long settlesAt) {
    StreamFile {
        shards = List.copyOf(shards);
        consumers = List.copyOf(consumers);
        pending = List.copyOf(pending);
    }

    /** The status at a time: a transition is over after a while, by itself; a deletion and a resharding are not. */
    Phase phaseAt(long now) {
        return phase == Phase.DELETING || now < settlesAt || !pending.isEmpty() ? phase : Phase.ACTIVE;
    }

    StreamFile withSettings(StreamSettings value) {
        return new StreamFile(identity, value, shards, consumers, pending, phase, settlesAt);
    }

    /** The same with other shards, and no resharding ahead. */
    StreamFile withShards(List<ShardInfo> value) {
        return new StreamFile(identity, settings, value, consumers, List.of(), phase, settlesAt);
    }

    StreamFile withConsumers(List<Consumer> value) {
        return new StreamFile(identity, settings, shards, value, pending, phase, settlesAt);
    }

    StreamFile withPending(List<ReshardingPlan.Step> value) {
        return new StreamFile(identity, settings, shards, consumers, value, phase, settlesAt);
    }

    /** The same in a transition that is over at {@code until}. */
    StreamFile inPhase(Phase value, long until) {
        return new StreamFile(identity, settings, shards, consumers, pending, value, until);
    }
}
