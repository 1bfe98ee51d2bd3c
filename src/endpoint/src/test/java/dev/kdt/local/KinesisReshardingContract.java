package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/**
 * What becomes of a stream's shards when it is split, merged or scaled, seen through the AWS SDK. Each environment in which it must hold
 * is a class that extends this one.
 */
public abstract class KinesisReshardingContract extends StreamContract {
    private static final String MIDDLE = "170141183460469231731687303715884105728";

    @Test
    void aSplitShardClosesAndLeadsToItsChildren() {
        String stream = created(1);
        put(stream, "before");
        kinesis.splitShard(
                r -> r.streamName(stream).shardToSplit("shardId-000000000000").newStartingHashKey(MIDDLE));
        tested.awaitActive(kinesis, stream);
        List<Shard> shards = kinesis.listShards(r -> r.streamName(stream)).shards();
        assertEquals(3, shards.size());
        assertEquals("shardId-000000000000", shards.get(1).parentShardId());
        assertEquals(MIDDLE, shards.get(2).hashKeyRange().startingHashKey());
        assertTrue(shards.get(0).sequenceNumberRange().endingSequenceNumber() != null);
        GetRecordsResponse end = read(stream, "shardId-000000000000");
        assertEquals(1, end.records().size());
        assertNull(end.nextShardIterator());
        assertEquals(
                List.of("shardId-000000000001", "shardId-000000000002"),
                end.childShards().stream().map(child -> child.shardId()).toList());
        put(stream, "after");
        assertEquals(
                0,
                read(stream, "shardId-000000000000").records().stream()
                        .filter(r -> r.data().asUtf8String().equals("after"))
                        .count());
        assertThrows(
                InvalidArgumentException.class,
                () -> kinesis.splitShard(r -> r.streamName(stream)
                        .shardToSplit("shardId-000000000000")
                        .newStartingHashKey(MIDDLE)));
    }

    @Test
    void aSplitOutsideOfTheShardIsRefused() {
        String stream = created(2);
        InvalidArgumentException refused = assertThrows(
                InvalidArgumentException.class,
                () -> kinesis.splitShard(r -> r.streamName(stream)
                        .shardToSplit("shardId-000000000000")
                        .newStartingHashKey("1")));
        assertTrue(refused.awsErrorDetails().errorMessage().contains("is not both greater than one plus"));
    }

    @Test
    void mergedShardsHaveOneChildWithTwoParents() {
        String stream = created(3);
        kinesis.mergeShards(r ->
                r.streamName(stream).shardToMerge("shardId-000000000000").adjacentShardToMerge("shardId-000000000001"));
        tested.awaitActive(kinesis, stream);
        Shard child = kinesis.listShards(r -> r.streamName(stream)).shards().getLast();
        assertEquals("shardId-000000000000", child.parentShardId());
        assertEquals("shardId-000000000001", child.adjacentParentShardId());
        assertEquals(
                2,
                kinesis.listShards(
                                r -> r.streamName(stream).shardFilter(filter -> filter.type(ShardFilterType.AT_LATEST)))
                        .shards()
                        .size());
        assertThrows(
                InvalidArgumentException.class,
                () -> kinesis.mergeShards(r -> r.streamName(stream)
                        .shardToMerge("shardId-000000000000")
                        .adjacentShardToMerge("shardId-000000000002")));
    }

    @Test
    void aStreamScalesToEvenShards() {
        String stream = created(2);
        kinesis.updateShardCount(
                r -> r.streamName(stream).targetShardCount(3).scalingType(ScalingType.UNIFORM_SCALING));
        tested.awaitActive(kinesis, stream);
        List<Shard> open = kinesis.listShards(
                        r -> r.streamName(stream).shardFilter(filter -> filter.type(ShardFilterType.AT_LATEST)))
                .shards();
        assertEquals(
                List.of("0", "113427455640312821154458202477256070485", "226854911280625642308916404954512140970"),
                open.stream()
                        .map(shard -> shard.hashKeyRange().startingHashKey())
                        .sorted((a, b) -> Integer.compare(a.length(), b.length()) * 2 + Integer.signum(a.compareTo(b)))
                        .toList());
        assertThrows(
                LimitExceededException.class,
                () -> kinesis.updateShardCount(
                        r -> r.streamName(stream).targetShardCount(7).scalingType(ScalingType.UNIFORM_SCALING)));
    }

    @Test
    void onDemandStreamsStartWithFourShards() {
        String stream = tested.freshName();
        kinesis.createStream(
                r -> r.streamName(stream).streamModeDetails(mode -> mode.streamMode(StreamMode.ON_DEMAND)));
        tested.awaitActive(kinesis, stream);
        assertEquals(4, summary(stream).openShardCount());
        String arn = summary(stream).streamARN();
        kinesis.updateStreamWarmThroughput(r -> r.streamARN(arn).warmThroughputMiBps(10));
        tested.awaitActive(kinesis, stream);
        assertEquals(10, summary(stream).warmThroughput().targetMiBps());
        kinesis.updateStreamMode(
                r -> r.streamARN(arn).streamModeDetails(mode -> mode.streamMode(StreamMode.PROVISIONED)));
        tested.awaitActive(kinesis, stream);
        assertEquals(StreamMode.PROVISIONED, summary(stream).streamModeDetails().streamMode());
    }
}
