package dev.kdt.local.delivery;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Shard;
import dev.kdt.local.stream.ShardInfo;
import dev.kdt.local.stream.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The shards of a stream, parents before children. */
final class KinesisSource implements LaneSource {
    private final Streams streams;
    private final String streamName;
    /** Milliseconds since the epoch: only what arrived from then on is delivered. */
    private final long since;

    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Runnable listener;

    KinesisSource(Streams streams, String streamName, long since) {
        this.streams = streams;
        this.streamName = streamName;
        this.since = since;
    }

    @Override
    public List<DeliveryLane> lanes(Map<String, Long> positions) {
        KinesisStream stream = streams.find(streamName);
        if (stream == null) {
            return List.of();
        }
        List<DeliveryLane> lanes = new ArrayList<>();
        for (Shard shard : stream.shards().all()) {
            if (isRead(stream, shard.info().parent(), positions)
                    && isRead(stream, shard.info().adjacentParent(), positions)) {
                hear(stream, shard);
                lanes.add(new DeliveryLane(laneOf(shard.info()), shard.log()));
            }
        }
        return lanes;
    }

    /** Two streams that had the same name one after the other have different lanes. */
    private static String laneOf(ShardInfo shard) {
        return shard.id() + "@" + shard.created();
    }

    private static boolean isRead(KinesisStream stream, @Nullable String parent, Map<String, Long> positions) {
        if (parent == null) {
            return true;
        }
        for (Shard shard : stream.shards().all()) {
            ShardInfo info = shard.info();
            if (info.id().equals(parent)) {
                return !info.isOpen()
                        && positions.getOrDefault(laneOf(info), -1L)
                                >= shard.log().nextOrdinal();
            }
        }
        return true;
    }

    private void hear(KinesisStream stream, Shard shard) {
        Runnable hearing = listener;
        if (hearing == null) {
            return;
        }
        if (heard.add(stream.identity().toString())) {
            stream.addReshardListener(hearing);
        }
        if (heard.add(stream.identity().created() + laneOf(shard.info()))) {
            shard.log().addListener(hearing);
            hearing.run(); // Something may have come between the last look and now.
        }
    }

    @Override
    public long start(DeliveryLane lane) {
        try {
            return lane.log().ordinalAt(since);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("cannot read " + lane.name() + " of stream '" + streamName + "'", e);
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
        listener = heardBy;
    }

    @Override
    public void close() {
        KinesisStream stream = streams.find(streamName);
        Runnable hearing = listener;
        if (stream != null && hearing != null) {
            stream.removeReshardListener(hearing);
            stream.shards().all().forEach(shard -> shard.log().removeListener(hearing));
        }
    }
}
