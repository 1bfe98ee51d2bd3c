package dev.kdt.local.stream;

import dev.kdt.local.file.Folders;
import dev.kdt.local.log.SegmentedLog;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.record.HashKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A stream: its settings, its shards, its consumers. Every change is on the disk before the method that makes it returns.
 * Safe for use by several threads.
 */
public final class KinesisStream {
    private final ReentrantLock lock = new ReentrantLock();
    private final StoreOptions options;
    private final Timeline timeline;
    private final Path folder;
    private final StreamIdentity identity;
    private final List<Shard> shards = new CopyOnWriteArrayList<>();
    private final List<Runnable> reshardListeners = new CopyOnWriteArrayList<>();
    private volatile List<Shard> openShards = List.of();
    private volatile StreamSettings settings;
    private volatile List<Consumer> consumers;
    private volatile Phase phase;
    private volatile long settlesAt;

    private KinesisStream(StoreOptions options, Timeline timeline, Path folder, StreamFile kept) {
        this.options = options;
        this.timeline = timeline;
        this.folder = folder;
        this.identity = kept.identity();
        this.settings = kept.settings();
        this.consumers = List.copyOf(kept.consumers());
        this.phase = kept.phase();
        this.settlesAt = kept.settlesAt();
    }

    /** Makes a stream of {@code count} even shards in a new folder. */
    static KinesisStream create(
            StoreOptions options,
            Timeline timeline,
            Path folder,
            StreamIdentity identity,
            StreamSettings set,
            int count)
            throws IOException {
        Files.createDirectories(folder);
        List<ShardInfo> infos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            HashKey first = HashKey.evenStart(i, count);
            HashKey last = i == count - 1
                    ? HashKey.MAX
                    : HashKey.evenStart(i + 1, count).previous();
            infos.add(new ShardInfo(i, null, null, first, last, identity.created(), 0));
        }
        long settlesAt = identity.created() + options.transition().toMillis();
        StreamFile file = new StreamFile(identity, set, infos, List.of(), Phase.CREATING, settlesAt);
        file.write(folder.resolve("stream.json"));
        return open(options, timeline, folder);
    }

    /** Opens the stream that is kept in {@code folder}. */
    static KinesisStream open(StoreOptions options, Timeline timeline, Path folder) throws IOException {
        StreamFile kept = StreamFile.read(folder.resolve("stream.json"));
        KinesisStream stream = new KinesisStream(options, timeline, folder, kept);
        for (ShardInfo info : kept.shards()) {
            stream.shards.add(stream.openShard(info));
        }
        stream.sortOpenShards();
        return stream;
    }

    private Shard openShard(ShardInfo info) throws IOException {
        return new Shard(
                info,
                SegmentedLog.open(folder.resolve(info.id()), options.durability(), options.report()),
                ShardLimits.of(options.limits()));
    }

    public StreamIdentity identity() {
        return identity;
    }

    public StreamSettings settings() {
        return settings;
    }

    /** All shards, closed ones too, by index. */
    public List<Shard> shards() {
        return shards;
    }

    /** The shards that take records, by hash key. */
    public List<Shard> openShards() {
        return openShards;
    }

    public Phase phase() {
        if (phase == Phase.DELETING || timeline.millis() < settlesAt) {
            return phase;
        }
        return Phase.ACTIVE;
    }

    /** Whether it is being deleted and the time for that is over. */
    boolean isGone() {
        return phase == Phase.DELETING && timeline.millis() >= settlesAt;
    }

    /** The open shard whose range holds {@code key}. */
    public Shard shardFor(HashKey key) {
        List<Shard> open = openShards;
        int low = 0;
        int high = open.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (open.get(middle).info().first().compareTo(key) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return open.get(low);
    }

    /** Changes settings. */
    public void change(StreamSettings.Change change) {
        lock.lock();
        try {
            StreamSettings before = settings;
            settings = change.apply(before);
            try {
                save();
            } catch (ServiceException e) {
                settings = before;
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Changes settings and shows {@code UPDATING} for a while. */
    public void update(StreamSettings.Change change) {
        lock.lock();
        try {
            requireActive();
            beginUpdate();
            change(change);
        } finally {
            lock.unlock();
        }
    }

    /** Refuses unless the stream is {@code ACTIVE}. */
    public void requireActive() {
        Phase now = phase();
        if (now != Phase.ACTIVE) {
            throw ServiceException.inUse("Stream " + identity.name() + " under account " + identity.account()
                    + " not ACTIVE, instead in state " + now);
        }
    }

    /**
     * Closes shards and opens others in their place, as {@code resharding} decides, and shows {@code UPDATING} for a while.
     */
    public void reshard(Resharding resharding) {
        lock.lock();
        try {
            requireActive();
            List<Resharding.Step> steps = resharding.steps(this);
            long now = timeline.millis();
            for (Resharding.Step step : steps) {
                apply(step, now);
            }
            sortOpenShards();
            beginUpdate();
            save();
        } catch (IOException e) {
            throw ServiceException.failed("InternalFailure", 500, "Cannot write to " + folder + ": " + e);
        } finally {
            lock.unlock();
        }
        reshardListeners.forEach(Runnable::run);
    }

    private void apply(Resharding.Step step, long now) throws IOException {
        List<Shard> children = new ArrayList<>();
        for (Resharding.Range range : step.children()) {
            ShardInfo info = new ShardInfo(
                    shards.size() + children.size(),
                    ShardId.of(step.parents().getFirst()),
                    step.parents().size() > 1 ? ShardId.of(step.parents().get(1)) : null,
                    range.first(),
                    range.last(),
                    now,
                    0);
            children.add(openShard(info));
        }
        shards.addAll(children);
        for (int parent : step.parents()) {
            shards.get(parent).close(now);
        }
        sortOpenShards();
    }

    /** Calls {@code listener} after shards were closed and opened. */
    public void addReshardListener(Runnable listener) {
        reshardListeners.add(listener);
    }

    public void removeReshardListener(Runnable listener) {
        reshardListeners.remove(listener);
    }

    public List<Consumer> consumers() {
        return consumers;
    }

    /** Replaces the consumers. */
    public void changeConsumers(java.util.function.UnaryOperator<List<Consumer>> change) {
        lock.lock();
        try {
            consumers = List.copyOf(change.apply(consumers));
            save();
        } finally {
            lock.unlock();
        }
    }

    /** Starts the deletion; {@link #isGone} says when it is over. */
    void beginDelete() {
        lock.lock();
        try {
            phase = Phase.DELETING;
            settlesAt = timeline.millis() + options.transition().toMillis();
            save();
        } finally {
            lock.unlock();
        }
    }

    private void beginUpdate() {
        phase = Phase.UPDATING;
        settlesAt = timeline.millis() + options.transition().toMillis();
    }

    /** The ordinal of the oldest record that retention still allows to be read. */
    public long trimHorizon(Shard shard) throws IOException {
        return shard.log().ordinalAt(timeline.millis() - settings.retentionHours() * 3_600_000L);
    }

    /** Deletes what retention no longer keeps. */
    void trim() throws IOException {
        for (Shard shard : shards) {
            shard.log().trimBefore(trimHorizon(shard));
        }
    }

    private void sortOpenShards() {
        openShards = shards.stream()
                .filter(shard -> shard.info().isOpen())
                .sorted(Comparator.comparing((Shard shard) -> shard.info().first()))
                .toList();
    }

    private void save() {
        List<ShardInfo> infos = shards.stream().map(Shard::info).toList();
        try {
            new StreamFile(identity, settings, infos, consumers, phase, settlesAt).write(folder.resolve("stream.json"));
        } catch (IOException e) {
            throw ServiceException.failed("InternalFailure", 500, "Cannot write to " + folder + ": " + e);
        }
    }

    void close() throws IOException {
        for (Shard shard : shards) {
            shard.close();
        }
    }

    void delete() throws IOException {
        close();
        Folders.delete(folder);
    }

    /** Decides, under the stream's lock, how shards are to be closed and opened. */
    @FunctionalInterface
    public interface Resharding {
        /**
         * The steps, each on the outcome of those before it.
         *
         * @throws ServiceException to refuse
         */
        List<Step> steps(KinesisStream stream);

        /** Closes {@code parents} (indexes) and opens {@code children}. */
        record Step(List<Integer> parents, List<Range> children) {}

        /** A range of hash keys, both ends included. */
        record Range(HashKey first, HashKey last) {}
    }

    /** The shard with this index, or null. */
    public @Nullable Shard shardOrNull(int index) {
        return index < shards.size() ? shards.get(index) : null;
    }
}
