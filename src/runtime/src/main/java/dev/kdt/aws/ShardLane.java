package dev.kdt.aws;

import dev.kdt.bytes.Slice;
import dev.kdt.flow.Lane;
import dev.kdt.record.Batch;
import dev.kdt.record.HashRange;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** One shard, to its end or to the end of the time that is read. */
final class ShardLane implements Lane {
    private final ShardFeed feed;
    private final String stream;
    private final String shard;
    private final HashRange keys;
    private final @Nullable Instant until;
    private final ArrivalProgress progress;
    private final ShardLags lags;
    private StartAt next;
    private boolean bounded;
    private boolean closed;
    private List<Shard> children = List.of();
    private @Nullable Instant caughtUp;
    private long refused;

    ShardLane(
            ShardFeed feed,
            String stream,
            Shard shard,
            StartAt start,
            @Nullable Instant until,
            ArrivalProgress progress,
            ShardLags lags) {
        this.feed = feed;
        this.stream = stream;
        this.shard = shard.shardId();
        this.keys = OpenShards.keys(shard);
        this.next = start;
        this.until = until;
        this.progress = progress;
        this.lags = lags;
    }

    @Override
    public String name() {
        return shard;
    }

    @Override
    public boolean exhausted() {
        return closed && !bounded;
    }

    @Override
    public @Nullable Instant caughtUp() {
        return caughtUp;
    }

    @Override
    public long refused() {
        return refused;
    }

    @Override
    public void pause() {
        feed.pause();
    }

    /** A call waits in a way that a virtual thread may be interrupted in. */
    @Override
    public Thread.Builder thread() {
        return Thread.ofVirtual();
    }

    /** The shards that follow this one, as its last answer names them; empty when it names none. */
    List<Shard> children() {
        return children;
    }

    @Override
    public @Nullable Batch next() throws InterruptedException {
        if (closed || bounded) {
            feed.close();
            return null;
        }
        ShardPart part = feed.next(next);
        List<KinesisRecord> records = taken(part.records());
        closed = part.isLast();
        children = part.children();
        refused += part.isRefused() ? 1 : 0;
        caughtUp = part.isAtTip() ? part.asked() : null;
        // Until then records may come; and what follows a closed shard is in its children.
        bounded |= until != null && !part.asked().isBefore(until) && !closed && part.isAtTip();
        lags.answered(shard, part.behind());
        note(records);
        return new Batch(shard, records, keys);
    }

    private void note(List<KinesisRecord> records) {
        Instant first = records.isEmpty() ? null : records.getFirst().arrival();
        Instant last = records.isEmpty() ? null : records.getLast().arrival();
        if (first != null && last != null) {
            progress.read(shard, records.size(), first, last);
        }
        if (bounded || closed) {
            lags.ended(shard);
        }
        if (bounded) {
            progress.reachedEnd(shard);
        } else if (closed) {
            progress.closed(shard);
        }
    }

    /** The records that arrived in time, in order. */
    private List<KinesisRecord> taken(List<Record> answered) {
        List<KinesisRecord> records = new ArrayList<>(answered.size());
        for (Record each : answered) {
            Instant arrival = each.approximateArrivalTimestamp();
            if (until != null && arrival != null && arrival.isAfter(until)) {
                bounded = true;
                break;
            }
            records.add(new KinesisRecord(
                    Position.inShard(stream, shard, each.sequenceNumber()),
                    each.partitionKey(),
                    null,
                    arrival,
                    Slice.of(each.data().asByteArrayUnsafe())));
            next = new StartAt.After(each.sequenceNumber());
        }
        return records;
    }
}
