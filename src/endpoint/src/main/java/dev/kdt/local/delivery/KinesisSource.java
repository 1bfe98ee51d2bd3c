package dev.kdt.local.delivery;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Shard;
import dev.kdt.local.stream.StreamFollower;
import dev.kdt.local.stream.Streams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The shards of a stream, parents before children. */
final class KinesisSource implements LaneSource {
    private final StreamFollower follower;
    private final String streamName;
    /** Milliseconds since the epoch: only what arrived from then on is delivered. */
    private final long since;

    KinesisSource(Streams streams, String streamName, long since) {
        this.follower = new StreamFollower(streams, streamName);
        this.streamName = streamName;
        this.since = since;
    }

    @Override
    public List<DeliveryLane> lanes(Map<String, Long> positions) {
        KinesisStream stream = follower.stream();
        if (stream == null) {
            return List.of();
        }
        String arn = stream.identity().arn();
        return follower.readable(shard -> isRead(shard, positions)).stream()
                .map(shard -> new DeliveryLane(
                        StreamFollower.key(shard.info()), shard.log(), new DeliveryLane.SourceShard(arn, shard.info())))
                .toList();
    }

    private static boolean isRead(Shard shard, Map<String, Long> positions) {
        return positions.getOrDefault(StreamFollower.key(shard.info()), -1L)
                >= shard.log().nextOrdinal();
    }

    @Override
    public long start(DeliveryLane lane) {
        try {
            return lane.log().ordinalAt(since);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + lane.name() + " of stream '" + streamName + "'", e);
        }
    }

    @Override
    public void read(DeliveryLane lane, long ordinal) {
        // The stream does not wait for its readers.
    }

    @Override
    public void stuck() {
        // Nor for what its readers wait for.
    }

    @Override
    public void delivered(DeliveryLane lane, long ordinal) {
        // The stream keeps its records as long as its retention says.
    }

    @Override
    public void listen(Runnable heardBy) {
        follower.listen(heardBy);
    }

    @Override
    public void close() {
        follower.close();
    }
}
