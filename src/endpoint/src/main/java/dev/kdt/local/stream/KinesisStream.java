package dev.kdt.local.stream;

import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.option.StoreOptions;
import dev.kdt.endpoint.option.Throttling;
import dev.kdt.local.file.DiskSync;
import dev.kdt.local.file.Folders;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * A stream: its settings, its shards, its consumers. A change is first written to the disk and then made: what can be seen of a
 * stream outlives the process. Safe for use by several threads.
 */
public final class KinesisStream {
    private static final String FILE = "stream.json";

    private final ReentrantLock lock = new ReentrantLock();
    private final StoreOptions options;
    private final Timeline timeline;
    private final Path folder;
    private final List<Runnable> reshardListeners = new CopyOnWriteArrayList<>();
    private final OnDemandScaling scaling = new OnDemandScaling();
    private volatile StreamFile kept;
    private volatile ShardMap shards;

    private KinesisStream(StoreOptions options, Timeline timeline, Path folder, StreamFile kept) throws IOException {
        this.options = options;
        this.timeline = timeline;
        this.folder = folder;
        this.kept = kept;
        this.shards = ShardMap.open(kept.shards(), folder, options);
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
        DiskSync.makeFolder(folder);
        List<ShardInfo> infos = ShardInfo.even(count, identity.created());
        long settlesAt = identity.created() + options.transition().toMillis();
        StreamFile file = new StreamFile(identity, set, infos, List.of(), List.of(), Phase.CREATING, settlesAt);
        StreamJson.write(file, folder.resolve(FILE));
        return new KinesisStream(options, timeline, folder, file);
    }

    /** Opens the stream that is kept in {@code folder}. */
    static KinesisStream open(StoreOptions options, Timeline timeline, Path folder) throws IOException {
        KinesisStream stream = new KinesisStream(options, timeline, folder, StreamJson.read(folder.resolve(FILE)));
        if (!stream.kept.pending().isEmpty()) {
            timeline.at(stream.kept.settlesAt(), stream::finishResharding);
        }
        return stream;
    }

    /** Whether a stream is kept in {@code folder}. */
    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    public StreamIdentity identity() {
        return kept.identity();
    }

    public StreamSettings settings() {
        return kept.settings();
    }

    public List<Consumer> consumers() {
        return kept.consumers();
    }

    /** The shards as they are now. */
    public ShardMap shards() {
        return shards;
    }

    public Phase phase() {
        return kept.phaseAt(timeline.millis());
    }

    /** Whether it is being deleted and the time for that is over. */
    boolean isGone() {
        StreamFile now = kept;
        return now.phase() == Phase.DELETING && timeline.millis() >= now.settlesAt();
    }

    /** Refuses unless the stream is {@code ACTIVE}. */
    public void requireActive() {
        Phase now = phase();
        if (now != Phase.ACTIVE) {
            throw ServiceException.inUse("Stream " + identity().name() + " under account "
                    + identity().account() + " not ACTIVE, instead in state " + now);
        }
    }

    /** Refuses unless its shards are its owner's to change: those of an on-demand stream are the service's. */
    public void requireProvisioned() {
        if (settings().mode() == StreamMode.ON_DEMAND) {
            throw ServiceException.validation("Request is invalid. Stream "
                    + identity().name() + " under account " + identity().account() + " is in On-Demand mode.");
        }
    }

    /** Changes settings. */
    public void change(StreamSettings.Change change) {
        keep(before -> before.withSettings(change.apply(before.settings())));
    }

    /** Changes settings and shows {@code UPDATING} for a while. */
    public void update(StreamSettings.Change change) {
        keep(before -> {
            requireActive();
            return inTransition(before.withSettings(change.apply(before.settings())), Phase.UPDATING);
        });
    }

    /** Replaces the consumers. */
    public void changeConsumers(UnaryOperator<List<Consumer>> change) {
        keep(before -> before.withConsumers(change.apply(before.consumers())));
    }

    /** Starts the deletion; {@link #isGone} says when it is over. A stream that is still being created has no shards any more. */
    void beginDelete() throws IOException {
        lock.lock();
        try {
            boolean creating = phase() == Phase.CREATING;
            keep(before -> inTransition(creating ? before.withShards(List.of()) : before, Phase.DELETING));
            if (creating) {
                shards.close();
                shards = ShardMap.NONE;
            }
        } finally {
            lock.unlock();
        }
    }

    private StreamFile inTransition(StreamFile file, Phase phase) {
        return file.inPhase(phase, timeline.millis() + options.transition().toMillis());
    }

    private void keep(UnaryOperator<StreamFile> change) {
        lock.lock();
        try {
            StreamFile changed = change.apply(kept);
            StreamJson.write(changed, folder.resolve(FILE));
            kept = changed;
        } catch (IOException e) {
            throw ServiceException.failed("InternalFailure", 500, "Cannot write to " + folder + ": " + e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Closes shards and opens others in their place, as {@code resharding} decides. The stream is {@code UPDATING} for a while;
     * its shards are as they were until that is over.
     */
    public void reshard(ReshardingPlan resharding) {
        plan(resharding);
        if (timeline.millis() >= kept.settlesAt()) {
            finishResharding();
        } else {
            timeline.at(kept.settlesAt(), this::finishResharding);
        }
    }

    /** Like {@link #reshard}, but the shards change at once, and then the stream is {@code UPDATING} for a while. */
    public void reshardAtOnce(ReshardingPlan resharding) {
        plan(resharding);
        finishResharding();
    }

    private void plan(ReshardingPlan resharding) {
        keep(before -> {
            requireActive();
            return inTransition(before.withPending(resharding.steps(shards)), Phase.UPDATING);
        });
    }

    /** Counts what was written: with the service's limits, an on-demand stream is scaled by it. */
    public void wrote(long bytes, int records) {
        if (options.limits() == Throttling.NONE || settings().mode() != StreamMode.ON_DEMAND) {
            return;
        }
        int open = shards.open().size();
        if (!scaling.wrote(bytes, records, open, timeline.millis())) {
            return;
        }
        lock.lock();
        try {
            if (phase() == Phase.ACTIVE && shards.open().size() == open) {
                reshard(now -> UniformScaling.steps(now.infos(), open * 2));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Makes the resharding that is ahead, if there is one. When that fails, the stream keeps its shards. */
    private void finishResharding() {
        int before = shards.open().size();
        lock.lock();
        try {
            if (kept.pending().isEmpty() || kept.phase() == Phase.DELETING) {
                return;
            }
            replaceShards(ReshardingPlan.after(kept.shards(), kept.pending(), timeline.millis()));
        } catch (IOException | ServiceException e) {
            options.events()
                    .damage("stream '" + identity().name() + "' could not be resharded and keeps its shards: "
                            + e.getMessage());
            kept = kept.withPending(List.of());
        } finally {
            lock.unlock();
        }
        reshardListeners.forEach(Runnable::run);
        options.events()
                .happened(new EndpointEvent.StreamResharded(
                        identity().name(), before, shards.open().size()));
    }

    /**
     * The parents take nothing while this is written down, and the children nothing before: no record is ever in a shard that a
     * restart would not find.
     */
    private void replaceShards(List<ShardInfo> after) throws IOException {
        ShardMap before = shards;
        ShardMap opened = ShardMap.open(after.subList(before.all().size(), after.size()), folder, options);
        List<Shard> closing = before.open().stream()
                .filter(shard -> !after.get(shard.info().index()).isOpen())
                .toList();
        closing.forEach(Shard::seal);
        try {
            keep(file -> file.withShards(after));
        } catch (ServiceException e) {
            closing.forEach(Shard::unseal);
            opened.close();
            throw e;
        }
        closing.forEach(shard -> shard.become(after.get(shard.info().index())));
        shards = before.with(opened);
    }

    /** The shards, once a resharding that is under way is over. */
    public ShardMap settledShards() {
        lock.lock();
        try {
            return shards;
        } finally {
            lock.unlock();
        }
    }

    /** Calls {@code listener} after shards were closed and opened. */
    public void addReshardListener(Runnable listener) {
        reshardListeners.add(listener);
    }

    public void removeReshardListener(Runnable listener) {
        reshardListeners.remove(listener);
    }

    /** The ordinal of the oldest record that retention still allows to be read. */
    public long trimHorizon(Shard shard) throws IOException {
        return shard.log().ordinalAt(timeline.millis() - settings().retentionHours() * 3_600_000L);
    }

    /** Deletes what retention no longer keeps. */
    void trim() throws IOException {
        for (Shard shard : shards.all()) {
            shard.log().trimBefore(trimHorizon(shard));
        }
    }

    void close() throws IOException {
        shards.close();
    }

    void delete() throws IOException {
        lock.lock();
        try {
            close();
            Folders.delete(folder);
        } finally {
            lock.unlock();
        }
    }
}
