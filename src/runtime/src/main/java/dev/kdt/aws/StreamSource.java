package dev.kdt.aws;

import dev.kdt.flow.Checkpoint;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.Lane;
import dev.kdt.flow.RequestMeter;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.Source;
import dev.kdt.record.ShardId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * A stream, shard by shard; the children of a split or a merge start when their parents are settled.
 *
 * <p>A group that has no checkpoint yet starts where the command said, and remembers that for every shard there is. From then on
 * only its checkpoints count: a shard goes on from its own, one that has none has come since (or, with checkpoints of an early
 * kdt, never had a record) and is read from its beginning. Ancestors of a shard that has a checkpoint were passed over on purpose.
 */
public final class StreamSource implements Source {
    private final Settings settings;
    private final AnswerRoom room = AnswerRoom.usual();
    private final ShardReads reads;
    private final FanOut.@Nullable Opening opening;
    private final Lineage lineage = new Lineage();
    private final Instant startedAt;
    private final ArrivalProgress progress;
    private final ShardLags lags;
    private final RequestMeter requests = new RequestMeter();

    private volatile @Nullable FanOut fanOut;

    /** The start of shards without a checkpoint; children hold only records that follow their parents' last one. */
    private Function<String, StartAt> withoutCheckpoint;

    /**
     * The settings of the reading.
     *
     * @param place where the stream is, for messages
     * @param start where a group begins that has no checkpoint
     * @param until reading ends with the last record that had arrived by then; {@code null}: never
     * @param rate how often each shard is read
     */
    public record Settings(
            KinesisClient kinesis,
            String stream,
            String place,
            StartAt start,
            @Nullable Instant until,
            ShardSelection selection,
            Checkpoints checkpoints,
            ReadRate rate,
            InstantSource clock,
            Retrying retrying) {}

    /** A stream that is polled, until it is stopped: then its calls end with a {@link dev.kdt.flow.StoppedException}. */
    public StreamSource(Settings settings) {
        this(settings, null);
    }

    /**
     * The same.
     *
     * @param opening of what pushes records, once the shards that are there have been listed; it is closed with this; {@code null}:
     *     they are polled
     */
    public StreamSource(Settings settings, FanOut.@Nullable Opening opening) {
        this.settings = settings;
        this.opening = opening;
        this.reads = new ShardReads(settings, requests);
        this.startedAt = settings.clock().instant();
        this.progress = new ArrivalProgress(settings.until());
        this.lags = new ShardLags(settings.clock());
        this.withoutCheckpoint = _ -> settings.start() instanceof StartAt.At time ? time : new StartAt.TrimHorizon();
    }

    @Override
    public synchronized List<Lane> lanes() throws InterruptedException {
        List<Shard> shards = reads.listShards();
        requireNamed(shards);
        lineage.learn(shards);
        if (opening != null) {
            fanOut = opening.open();
        }
        Set<String> known = settings.checkpoints().lanes();
        if (known.isEmpty()) {
            return firstLanes(shards);
        }
        withoutCheckpoint = _ -> new StartAt.TrimHorizon();
        known.stream().filter(this::hasEnded).forEach(lineage::done);
        lineage.ancestorsOf(known).stream()
                .filter(shard -> !known.contains(shard))
                .forEach(lineage::done);
        return startable(this::continued);
    }

    /** The lanes of a first start, which is remembered. */
    private List<Lane> firstLanes(List<Shard> shards) throws InterruptedException {
        FanOut pushing = fanOut;
        StartAt first =
                pushing != null && settings.start() instanceof StartAt.Latest ? pushing.latest() : settings.start();
        Function<String, StartAt> start = _ -> first;
        StartAt remembered = settings.start();
        if (settings.start() instanceof StartAt.Sequence number) {
            SequenceStart found = SequenceStart.find(number, shards, reads);
            start = found::of;
            withoutCheckpoint = start;
            remembered = new StartAt.At(found.arrival());
        }
        settings.checkpoints().save(starts(shards, remembered));
        shards.stream().filter(this::isPassedOver).forEach(shard -> lineage.done(shard.shardId()));
        return startable(start);
    }

    /** Takes the children's names from the lane's last answer, and asks for all shards only when those are not the whole story. */
    @Override
    public synchronized List<Lane> successors(Lane lane) throws InterruptedException {
        lineage.done(lane.name());
        List<Shard> children = ((ShardLane) lane).children();
        boolean known = !children.isEmpty() && lineage.knowsParentsOf(children);
        lineage.learn(known ? children : reads.listShards());
        return startable(this::continued);
    }

    /** Lanes for the shards that may be read now. Those that are not to be read hold none of their children up. */
    private List<Lane> startable(Function<String, StartAt> start) {
        List<Lane> lanes = new ArrayList<>();
        for (List<Shard> ready = lineage.startable(); !ready.isEmpty(); ready = lineage.startable()) {
            for (Shard each : ready) {
                if (settings.selection().takes(each)) {
                    lanes.add(lane(each, start.apply(each.shardId())));
                } else {
                    lineage.done(each.shardId());
                }
            }
        }
        return lanes;
    }

    private Lane lane(Shard shard, StartAt start) {
        Supplier<ShardFeed> polled = () -> new PolledShard(reads, shard.shardId(), room.place());
        return start instanceof StartAt.Newest newest
                ? lane(shard, start, end(), new NewestRecords(polled, newest, end()))
                : lane(shard, start, settings.until(), feed(shard, polled.get()));
    }

    private ShardFeed feed(Shard shard, ShardFeed polled) {
        FanOut pushing = fanOut;
        return pushing == null ? polled : pushing.feed(reads, shard.shardId(), polled, room.place());
    }

    private ShardLane lane(Shard shard, StartAt start, @Nullable Instant until, ShardFeed feed) {
        lags.reads(shard.shardId());
        return new ShardLane(feed, settings.stream(), shard, start, until, progress, lags);
    }

    private StartAt continued(String shard) {
        return settings.checkpoints()
                .of(shard)
                .map(StreamSource::startOf)
                .orElseGet(() -> withoutCheckpoint.apply(shard));
    }

    @Override
    public OptionalDouble progress(long records) {
        return progress.share(records);
    }

    /** How far the reading of each shard is behind. */
    public ShardLags lags() {
        return lags;
    }

    @Override
    public Map<String, Duration> behind() {
        return lags.now();
    }

    @Override
    public Set<String> unanswered() {
        return lags.unanswered();
    }

    @Override
    public RequestMeter requests() {
        return requests;
    }

    @Override
    public boolean comesAgain() {
        return true;
    }

    @Override
    public void close() {
        FanOut pushing = fanOut;
        if (pushing != null) {
            pushing.close();
        }
    }

    private static StartAt startOf(Checkpoint checkpoint) {
        return switch (checkpoint) {
            case Checkpoint.After(String sequence) -> new StartAt.After(sequence);
            case Checkpoint.Within(String sequence, long _) -> new StartAt.Sequence(sequence);
            case Checkpoint.Beginning() -> new StartAt.TrimHorizon();
            case Checkpoint.From(Instant time) -> new StartAt.At(time);
            case Checkpoint.End() -> throw new IllegalStateException("a shard that is done is not started");
        };
    }

    /** The checkpoints of a group's first start, from which a restart continues whatever {@code --since} says. */
    private Map<String, Checkpoint> starts(List<Shard> shards, StartAt start) {
        Map<String, Checkpoint> starts = new HashMap<>();
        for (Shard shard : shards) {
            switch (start) {
                case StartAt.Latest() ->
                    starts.put(
                            shard.shardId(),
                            Lineage.isClosed(shard) ? new Checkpoint.End() : new Checkpoint.From(startedAt));
                case StartAt.TrimHorizon() -> starts.put(shard.shardId(), new Checkpoint.Beginning());
                case StartAt.At(Instant time) -> starts.put(shard.shardId(), new Checkpoint.From(time));
                case StartAt.Sequence _, StartAt.After _, StartAt.Newest _ -> {} // In one shard only, or not known yet.
            }
        }
        return starts;
    }

    private boolean hasEnded(String shard) {
        return settings.checkpoints()
                .of(shard)
                .filter(Checkpoint.End.class::isInstance)
                .isPresent();
    }

    /** When reading ends; a reading of the newest records ends with those that are there when it starts. */
    private Instant end() {
        Instant until = settings.until();
        return until == null ? startedAt : until;
    }

    /** Whether a shard was closed before a reading that starts at the end, or looks back from there and was not told to read it. */
    private boolean isPassedOver(Shard shard) {
        return Lineage.isClosed(shard)
                && switch (settings.start()) {
                    case StartAt.Latest() -> true;
                    case StartAt.Newest _ -> !(settings.selection() instanceof ShardSelection.Named);
                    case StartAt.TrimHorizon _, StartAt.At _, StartAt.Sequence _, StartAt.After _ -> false;
                };
    }

    private void requireNamed(List<Shard> shards) {
        if (!(settings.selection() instanceof ShardSelection.Named(Set<String> ids))) {
            return;
        }
        Set<String> there = shards.stream().map(Shard::shardId).collect(Collectors.toSet());
        for (String each : ids) {
            if (!there.contains(each)) {
                throw new FlowException("stream '" + settings.stream() + "' has no shard " + ShardId.number(each)
                        + " (kdt stream describe " + settings.stream() + " lists its shards)");
            }
        }
    }
}
