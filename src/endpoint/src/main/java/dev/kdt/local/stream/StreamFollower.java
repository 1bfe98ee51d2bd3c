package dev.kdt.local.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The shards of a stream as a reader follows them, parents before children. The stream may be deleted and created again under the same
 * name: {@link #key} tells the shards of the two apart. Used by one thread.
 */
public final class StreamFollower {
    private final Streams streams;
    private final String streamName;
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Runnable listener;

    public StreamFollower(Streams streams, String streamName) {
        this.streams = streams;
        this.streamName = streamName;
    }

    /** Calls {@code heardBy} when there may be records or shards that {@link #readable} did not have before; it must be quick. */
    public void listen(Runnable heardBy) {
        listener = heardBy;
    }

    /** The stream as it is now; null when there is none. */
    public @Nullable KinesisStream stream() {
        return streams.find(streamName);
    }

    /** Names a shard among those of all streams that had the same name. */
    public static String key(ShardInfo shard) {
        return shard.id() + "@" + shard.created();
    }

    /**
     * The shards that may be read now: those whose parents are closed and finished.
     *
     * @param isFinished whether a closed shard is read to its end
     */
    public List<Shard> readable(Predicate<Shard> isFinished) {
        KinesisStream stream = stream();
        if (stream == null) {
            return List.of();
        }
        ShardMap shards = stream.shards();
        List<Shard> readable = new ArrayList<>();
        for (Shard shard : shards.all()) {
            if (isPast(shards, shard.info().parent(), isFinished)
                    && isPast(shards, shard.info().adjacentParent(), isFinished)) {
                hear(stream, shard);
                readable.add(shard);
            }
        }
        return readable;
    }

    private static boolean isPast(ShardMap shards, @Nullable String parent, Predicate<Shard> isFinished) {
        if (parent == null) {
            return true;
        }
        Shard shard = shards.find(ShardIndex.index(parent).orElseThrow());
        return shard == null || (!shard.info().isOpen() && isFinished.test(shard));
    }

    private void hear(KinesisStream stream, Shard shard) {
        Runnable hearing = listener;
        if (hearing == null) {
            return;
        }
        if (heard.add(stream.identity().toString())) {
            stream.addReshardListener(hearing);
        }
        if (heard.add(stream.identity().created() + key(shard.info()))) {
            shard.log().addListener(hearing);
            hearing.run(); // Something may have come between the last look and now.
        }
    }

    /** Listens no longer. */
    public void close() {
        KinesisStream stream = stream();
        Runnable hearing = listener;
        if (stream != null && hearing != null) {
            stream.removeReshardListener(hearing);
            stream.shards().all().forEach(shard -> shard.log().removeListener(hearing));
        }
    }
}
