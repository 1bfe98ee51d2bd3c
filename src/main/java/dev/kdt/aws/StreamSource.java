package dev.kdt.aws;

import dev.kdt.flow.Checkpoint;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.Lane;
import dev.kdt.flow.Sleeper;
import dev.kdt.flow.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * A stream, shard by shard. A shard starts where its checkpoint says, else where the command said; the children of a split or a
 * merge start when their parents are settled.
 */
public final class StreamSource implements Source {
    private final Settings settings;
    private final ShardReads reads;
    private final Lineage lineage = new Lineage();
    private final Instant startedAt;

    /**
     * What to read and how.
     *
     * @param place where the stream is, for messages
     * @param start where shards begin that have no checkpoint
     * @param until reading ends with the last record that had arrived by then; {@code null}: never
     * @param onlyShards read only these; empty: all
     * @param idle how long to wait before a shard is asked again that had nothing new
     */
    public record Settings(
            KinesisClient kinesis,
            String stream,
            String place,
            StartAt start,
            @Nullable Instant until,
            Set<String> onlyShards,
            Checkpoints checkpoints,
            Duration idle,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {}

    public StreamSource(Settings settings) {
        this.settings = settings;
        this.reads = new ShardReads(settings);
        this.startedAt = settings.clock().instant();
    }

    @Override
    public synchronized List<Lane> lanes() throws InterruptedException {
        List<Shard> shards = reads.listShards();
        requireNamed(shards);
        lineage.learn(shards);
        shards.stream().filter(this::isPassedOver).forEach(shard -> lineage.done(shard.shardId()));
        return lineage.startable().stream()
                .map(shard -> lane(shard, followsCheckpoint(shard) ? new StartAt.TrimHorizon() : settings.start()))
                .toList();
    }

    @Override
    public synchronized List<Lane> successors(Lane lane) throws InterruptedException {
        lineage.done(lane.name());
        lineage.learn(reads.listShards());
        return lineage.startable().stream()
                .filter(this::isWanted)
                .map(shard -> lane(shard, startOfChild()))
                .toList();
    }

    private Lane lane(Shard shard, StartAt withoutCheckpoint) {
        String id = shard.shardId();
        StartAt start = settings.checkpoints().of(id).map(StreamSource::startOf).orElse(withoutCheckpoint);
        if (start instanceof StartAt.Latest) {
            // A group that starts at the end remembers when: a restart would skip what came since.
            settings.checkpoints().save(id, new Checkpoint.From(startedAt));
        }
        return new ShardLane(reads, id, start, settings.until());
    }

    private static StartAt startOf(Checkpoint checkpoint) {
        return switch (checkpoint) {
            case Checkpoint.After(String sequence) -> new StartAt.After(sequence);
            case Checkpoint.From(Instant time) -> new StartAt.At(time);
            case Checkpoint.End() -> throw new IllegalStateException("a shard that is done is not started");
        };
    }

    /** A child holds only what came after its parents' last record, and all of that is wanted but for a bound in time. */
    private StartAt startOfChild() {
        return settings.start() instanceof StartAt.At time ? time : new StartAt.TrimHorizon();
    }

    /** Whether a parent was read by this group: then the shard continues it. */
    private boolean followsCheckpoint(Shard shard) {
        return Stream.of(shard.parentShardId(), shard.adjacentParentShardId())
                .anyMatch(parent ->
                        parent != null && settings.checkpoints().of(parent).isPresent());
    }

    /** Whether nothing is to be read of a shard: done before, not asked for, or closed before a reading that starts at the end. */
    private boolean isPassedOver(Shard shard) {
        Optional<Checkpoint> checkpoint = settings.checkpoints().of(shard.shardId());
        if (checkpoint.isPresent()) {
            return checkpoint.get() instanceof Checkpoint.End;
        }
        boolean closedBefore = settings.start() instanceof StartAt.Latest && Lineage.isClosed(shard);
        return closedBefore || !isWanted(shard);
    }

    private boolean isWanted(Shard shard) {
        return settings.onlyShards().isEmpty() || settings.onlyShards().contains(shard.shardId());
    }

    private void requireNamed(List<Shard> shards) {
        Set<String> there = shards.stream().map(Shard::shardId).collect(Collectors.toSet());
        for (String each : settings.onlyShards()) {
            if (!there.contains(each)) {
                throw new FlowException("stream '" + settings.stream() + "' has no shard '" + each
                        + "' (kdt stream describe " + settings.stream() + " shows its shards)");
            }
        }
    }
}
