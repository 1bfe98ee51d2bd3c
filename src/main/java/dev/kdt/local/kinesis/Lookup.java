package dev.kdt.local.kinesis;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Shard;
import dev.kdt.local.stream.ShardId;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.ServiceException;
import java.util.OptionalInt;

/** Finds shards by what requests call them. */
final class Lookup {
    private Lookup() {}

    /** The shard to read, or the refusal of GetShardIterator and its kind. */
    static Shard readable(KinesisStream stream, String shardId, Caller caller) {
        OptionalInt index = ShardId.index(shardId);
        if (index.isEmpty()) {
            throw couldNotFind(shardId, stream, caller);
        }
        Shard shard = stream.shardOrNull(index.getAsInt());
        if (shard == null) {
            throw ServiceException.notFound("Shard " + ShardId.of(index.getAsInt()) + " in stream "
                    + stream.identity().name() + " under account " + caller.account() + " does not exist");
        }
        return shard;
    }

    /** The shard to split or merge, or the refusal of SplitShard and MergeShards. */
    static Shard changeable(KinesisStream stream, String shardId, Caller caller) {
        OptionalInt index = ShardId.index(shardId);
        Shard shard = index.isEmpty() ? null : stream.shardOrNull(index.getAsInt());
        if (shard == null) {
            throw couldNotFind(index.isEmpty() ? shardId : ShardId.of(index.getAsInt()), stream, caller);
        }
        return shard;
    }

    /** Refuses to split or merge a shard that was split or merged before. */
    static void requireOpen(KinesisStream stream, int index, Caller caller) {
        if (!stream.shards().all().get(index).info().isOpen()) {
            throw ServiceException.invalidArgument("Shard " + ShardId.of(index) + " in stream "
                    + stream.identity().name() + " under account " + caller.account() + " has already been merged or "
                    + "split, and thus is not eligible for merging or splitting.");
        }
    }

    /** The refusal of a shard that has too much to do. */
    static ServiceException rateExceeded(KinesisStream stream, Shard shard, Caller caller) {
        return ServiceException.refused(
                "ProvisionedThroughputExceededException",
                "Rate exceeded for shard " + shard.info().id() + " in stream "
                        + stream.identity().name() + " under account " + caller.account() + ".");
    }

    private static ServiceException couldNotFind(String shardId, KinesisStream stream, Caller caller) {
        return ServiceException.notFound("Could not find shard " + shardId + " in stream "
                + stream.identity().name() + " under account " + caller.account() + ".");
    }
}
