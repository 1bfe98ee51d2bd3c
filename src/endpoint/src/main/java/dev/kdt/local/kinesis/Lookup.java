package dev.kdt.local.kinesis;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Phase;
import dev.kdt.local.stream.Shard;
import dev.kdt.local.stream.ShardIndex;
import dev.kdt.local.stream.ShardInfo;
import dev.kdt.local.stream.ShardLimit;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.ServiceException;
import org.jspecify.annotations.Nullable;

/** Finds shards by what requests call them. */
final class Lookup {
    private Lookup() {}

    /**
     * The shard to read, or the refusal of GetShardIterator and its kind.
     *
     * @param stream null when there is none
     * @param streamName what it is called
     */
    static Shard readable(@Nullable KinesisStream stream, String streamName, String shardId, Caller caller) {
        int index = index(shardId, streamName, caller);
        Shard shard = stream == null || stream.phase() == Phase.CREATING
                ? null
                : stream.shards().find(index);
        if (shard == null) {
            throw noShard(index, streamName, caller);
        }
        return shard;
    }

    /** The refusal to read a shard that is not there. */
    static ServiceException noShard(int index, String streamName, Caller caller) {
        return ServiceException.notFound("Shard " + ShardIndex.of(index) + " in stream " + streamName
                + " under account " + caller.account() + " does not exist");
    }

    /** The index in a shard's name, before it is known whether there is such a shard. */
    static int index(String shardId, String streamName, Caller caller) {
        return ShardIndex.index(shardId).orElseThrow(() -> couldNotFind(shardId, streamName, caller));
    }

    /** The shard to split or merge, or the refusal of SplitShard and MergeShards. */
    static ShardInfo changeable(KinesisStream stream, int index, Caller caller) {
        Shard shard = stream.shards().find(index);
        if (shard == null) {
            throw couldNotFind(ShardIndex.of(index), stream.identity().name(), caller);
        }
        return shard.info();
    }

    /** Refuses to split or merge a shard that was split or merged before. */
    static void requireOpen(KinesisStream stream, int index, Caller caller) {
        if (!stream.shards().all().get(index).info().isOpen()) {
            throw ServiceException.invalidArgument("Shard " + ShardIndex.of(index) + " in stream "
                    + stream.identity().name() + " under account " + caller.account() + " has already been merged or "
                    + "split, and thus is not eligible for merging or splitting.");
        }
    }

    /** The refusal of a shard that has too much to do. */
    static ServiceException rateExceeded(KinesisStream stream, Shard shard, Caller caller, ShardLimit limit) {
        return ServiceException.throttled(
                        "ProvisionedThroughputExceededException",
                        "Rate exceeded for shard " + shard.info().id() + " in stream "
                                + stream.identity().name() + " under account " + caller.account() + ".",
                        limit.text())
                .ofShard(shard.info().id());
    }

    private static ServiceException couldNotFind(String shardId, String streamName, Caller caller) {
        return ServiceException.notFound("Could not find shard " + shardId + " in stream " + streamName
                + " under account " + caller.account() + ".");
    }
}
