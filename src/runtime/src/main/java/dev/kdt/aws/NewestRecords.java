package dev.kdt.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * The newest records of a shard. To read all of a shard may take hours, so their beginning is looked for first, by steps back in time
 * that grow; of the records passed on the way only sequence numbers are kept. As long as it looks, the parts that it gives are empty.
 */
final class NewestRecords implements ShardFeed {
    /** How far back each step begins; the last one begins with the oldest record. */
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(2),
            Duration.ofMinutes(30),
            Duration.ofHours(6),
            Duration.ofDays(3),
            Duration.ofDays(30));

    private final Supplier<ShardFeed> feeds;
    private final StartAt.Newest wanted;
    private final Instant until;
    private final Deque<String> newest = new ArrayDeque<>();
    private int step;
    private ShardFeed feed;
    private StartAt position;
    private @Nullable StartAt begin;

    /**
     * @param feeds makes readers of the shard, each of which may start anywhere
     * @param until later records do not count
     */
    NewestRecords(Supplier<ShardFeed> feeds, StartAt.Newest wanted, Instant until) {
        this.feeds = feeds;
        this.wanted = wanted;
        this.until = until;
        this.feed = feeds.get();
        this.position = beginOfStep();
    }

    @Override
    public ShardPart next(StartAt start) throws InterruptedException {
        if (begin != null) {
            return feed.next(start instanceof StartAt.Newest ? begin : start);
        }
        ShardPart part = feed.next(position);
        if (hasAll(part)) {
            begin = newest.size() == wanted.count() ? new StartAt.Sequence(newest.getFirst()) : nextStep();
            feed.close();
            feed = feeds.get();
        }
        return ShardPart.empty(part.asked());
    }

    @Override
    public void close() {
        feed.close();
    }

    /** Counts the records of a part, and returns whether no more of them are to be counted. */
    private boolean hasAll(ShardPart part) {
        for (Record each : part.records()) {
            Instant arrival = each.approximateArrivalTimestamp();
            if (arrival != null && arrival.isAfter(until)) {
                return true;
            }
            newest.add(each.sequenceNumber());
            if (newest.size() > wanted.count()) {
                newest.removeFirst();
            }
            position = new StartAt.After(each.sequenceNumber());
        }
        return part.isAtTip() || part.isLast();
    }

    /** Goes further back; or, when that is not possible, begins with the oldest record. */
    private @Nullable StartAt nextStep() {
        if (step == STEPS.size()) {
            return new StartAt.TrimHorizon();
        }
        step++;
        newest.clear();
        position = beginOfStep();
        return null;
    }

    private StartAt beginOfStep() {
        return step < STEPS.size() ? new StartAt.At(until.minus(STEPS.get(step))) : new StartAt.TrimHorizon();
    }
}
