package dev.kdt.aws;

import dev.kdt.record.HashKey;
import dev.kdt.record.ShardId;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.HashKeyRange;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * Splits, merges and scales the shards of a stream. Each method returns when the stream can be used, and resharded, again.
 * A shard that was split or merged keeps its records until they are too old.
 */
public final class Resharding {
    private final KinesisClient kinesis;
    private final String place;
    private final StreamControl streams;

    /** @param place where the streams are, for messages */
    public Resharding(KinesisClient kinesis, String place, StreamControl streams) {
        this.kinesis = kinesis;
        this.place = place;
        this.streams = streams;
    }

    /**
     * Splits a shard in two.
     *
     * @param at where the second one begins; {@code null}: in the middle
     * @return the shards in its place
     */
    public List<Shard> split(String stream, String shard, @Nullable HashKey at) throws InterruptedException {
        HashKey start = at == null ? middle(stream, shard) : at;
        calling(
                "shard " + ShardId.number(shard) + " of stream '" + stream + "'",
                () -> kinesis.splitShard(request ->
                        request.streamName(stream).shardToSplit(shard).newStartingHashKey(start.toString())));
        streams.awaitActive(stream);
        return children(stream, shard);
    }

    /**
     * Merges two shards whose ranges lie side by side, named in any order.
     *
     * @return the shard in their place
     */
    public List<Shard> merge(String stream, String one, String other) throws InterruptedException {
        HashKey oneStart = start(stream, one);
        HashKey otherStart = start(stream, other);
        // The service wants the lower one first.
        String shard = oneStart.compareTo(otherStart) <= 0 ? one : other;
        String adjacent = shard.equals(one) ? other : one;
        calling(
                "shards " + ShardId.number(shard) + " and " + ShardId.number(adjacent) + " of stream '" + stream + "'",
                () -> kinesis.mergeShards(request ->
                        request.streamName(stream).shardToMerge(shard).adjacentShardToMerge(adjacent)));
        streams.awaitActive(stream);
        return children(stream, shard);
    }

    /**
     * Brings a stream to {@code target} even shards. The service doubles or halves at the most ("Amazon Kinesis API Reference,
     * UpdateShardCount"), so this may take several steps.
     *
     * @param reached is told each number of shards on the way, the last one included
     */
    public void scale(String stream, int target, IntConsumer reached) throws InterruptedException {
        int open = streams.describe(stream).openShardCount();
        while (open != target) {
            int next = Math.clamp(target, (open + 1) / 2, open * 2);
            calling(
                    "stream '" + stream + "'",
                    () -> kinesis.updateShardCount(request -> request.streamName(stream)
                            .targetShardCount(next)
                            .scalingType(ScalingType.UNIFORM_SCALING)));
            streams.awaitActive(stream);
            open = next;
            reached.accept(open);
        }
    }

    private HashKey middle(String stream, String shard) throws InterruptedException {
        HashKeyRange range = range(stream, shard);
        return HashKey.parse(range.startingHashKey()).middle(HashKey.parse(range.endingHashKey()));
    }

    private HashKey start(String stream, String shard) throws InterruptedException {
        return HashKey.parse(range(stream, shard).startingHashKey());
    }

    private HashKeyRange range(String stream, String id) throws InterruptedException {
        for (Shard shard : streams.shards(stream)) {
            if (shard.shardId().equals(id)) {
                return shard.hashKeyRange();
            }
        }
        throw new AwsException("stream '" + stream + "' in " + place + " has no shard " + ShardId.number(id)
                + " (kdt stream describe " + stream + " lists its shards)");
    }

    private List<Shard> children(String stream, String parent) throws InterruptedException {
        return streams.shards(stream).stream()
                .filter(shard -> parent.equals(shard.parentShardId()) || parent.equals(shard.adjacentParentShardId()))
                .toList();
    }

    private <T> T calling(String subject, SdkFaults.Call<T> call) throws InterruptedException {
        return new ServiceCalls.Single(place).make(subject, call);
    }
}
