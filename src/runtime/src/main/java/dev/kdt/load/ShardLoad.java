package dev.kdt.load;

import dev.kdt.record.HashKey;
import dev.kdt.record.HashRange;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.PartitionKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The load of one shard: how much arrived when, of which keys, and where in the shard's range. Safe for use by several threads. */
final class ShardLoad {
    private final String id;
    private final HashRange range;
    private final @Nullable Instant begin;
    private final Fading fading;
    private final SecondLoads seconds = new SecondLoads();
    private final Map<Measure, KeyLoad> keys = new EnumMap<>(Measure.class);
    private Load total = Load.NONE;
    private double peak;
    private long throttled;
    private @Nullable Instant oldest;
    private @Nullable Instant newest;
    private ShardState state = ShardState.BEHIND;

    /** All that arrived before is read; null when that is true up to the newest record only. */
    private @Nullable Instant readTo;

    /**
     * A shard that nothing was read of.
     *
     * @param begin when what is read of it begins; null: with the measurement
     */
    ShardLoad(String id, HashRange range, @Nullable Instant begin, Fading fading) {
        this.id = id;
        this.range = range;
        this.begin = begin;
        this.fading = fading;
        for (Measure each : Measure.values()) {
            keys.put(each, new KeyLoad(range));
        }
    }

    HashRange range() {
        return range;
    }

    /** When the newest record arrived that was counted; null when none was. */
    synchronized @Nullable Instant newest() {
        return newest;
    }

    /** When the first record arrived that was counted; null when none was. */
    synchronized @Nullable Instant oldest() {
        return oldest;
    }

    synchronized ShardState state() {
        return state;
    }

    /** All that had arrived by {@code time} is read. */
    synchronized void caughtUp(Instant time) {
        state = ShardState.AT_TIP;
        readTo = time;
    }

    /** More may be there than was read. */
    synchronized void behind() {
        state = ShardState.BEHIND;
        readTo = null;
    }

    /** All of it is read, and no more is to come. */
    synchronized void close() {
        state = ShardState.CLOSED;
        readTo = null;
    }

    /** So many reads were refused until now for the rate of all readers. */
    synchronized void throttled(long reads) {
        throttled = reads;
    }

    /**
     * Counts a record.
     *
     * @param arrival of the record
     * @param users the records in it if it is an aggregate, else itself; empty for an aggregate of nothing
     */
    synchronized void count(KinesisRecord wire, Instant arrival, List<KinesisRecord> users) {
        fade(arrival);
        double bytes = bytes(wire);
        total = total.plus(new Load(1, bytes));
        peak = Math.max(peak, seconds.add(arrival.getEpochSecond(), bytes).share());
        oldest = oldest == null || arrival.isBefore(oldest) ? arrival : oldest;
        newest = newest == null || arrival.isAfter(newest) ? arrival : newest;
        double inside = 0;
        for (KinesisRecord each : users) {
            inside += bytes(each);
        }
        for (KinesisRecord each : users) {
            double share = inside > 0 ? bytes(each) / inside : 0;
            HashKey hash = place(each, wire);
            keys(Measure.RECORDS).add(each.partitionKey(), hash, 1.0 / users.size());
            keys(Measure.BYTES).add(each.partitionKey(), hash, bytes * share);
        }
    }

    private void fade(Instant now) {
        double factor = fading.factor(now);
        if (factor < 1) {
            keys.values().forEach(each -> each.scale(factor));
        }
    }

    /**
     * The place of a record in the shard's range: at its own hash key, which also says where what writes aggregates puts it after a split; else at
     * that of the aggregate that it came in. Null when neither is in the range: then it was put with an explicit hash key, which no reader is told.
     */
    private @Nullable HashKey place(KinesisRecord user, KinesisRecord wire) {
        HashKey own = hash(user);
        if (own != null && range.holds(own)) {
            return own;
        }
        HashKey outer = wire.equals(user) ? own : hash(wire);
        return outer != null && range.holds(outer) ? outer : null;
    }

    private static @Nullable HashKey hash(KinesisRecord record) {
        String explicit = record.explicitHashKey();
        if (explicit != null) {
            return HashKey.parse(explicit);
        }
        String key = record.partitionKey();
        return key == null ? null : HashKey.ofPartitionKey(key.getBytes(StandardCharsets.UTF_8));
    }

    /** Its size as the service's limits count it. */
    private static double bytes(KinesisRecord record) {
        String key = record.partitionKey();
        return record.data().length() + (key == null ? 0 : PartitionKey.bytes(key));
    }

    private KeyLoad keys(Measure measure) {
        return Objects.requireNonNull(keys.get(measure));
    }

    /**
     * The load over the whole measurement.
     *
     * @param start when the measurement began
     * @param now when it ended
     */
    synchronized ShardReport whole(Instant start, Instant now) {
        Instant from = begin == null ? start : begin;
        Instant to = end(from, readTo == null || readTo.isAfter(now) ? now : readTo);
        Duration span = Duration.between(from, to);
        Load average = total.times(perSecond(span));
        return report(from, to, average, peak, now);
    }

    /** The load over the last minute of the measurement. */
    synchronized ShardReport lastMinute(Instant start, Instant now) {
        Instant from = begin == null ? start : begin;
        Instant to = end(from, now);
        fade(to);
        int count = Math.clamp(Duration.between(from, to).toSeconds(), 1, ShardReport.HISTORY);
        long end = to.getEpochSecond();
        double most = 0;
        for (long each = end - count; each < end; each++) {
            most = Math.max(most, seconds.of(each).share());
        }
        Load average = seconds.sum(end, count).times(1.0 / count);
        return report(to.minusSeconds(count), to, average, most, now);
    }

    private static double perSecond(Duration span) {
        return 1000.0 / Math.max(1000, span.toMillis());
    }

    /** The time up to which the shard is counted; at the tip {@code now}. */
    private Instant end(Instant from, Instant now) {
        Instant end = state == ShardState.AT_TIP ? now : newest;
        return end == null || end.isBefore(from) ? from : end;
    }

    private ShardReport report(Instant from, Instant to, Load average, double most, Instant now) {
        Measure measure = average.nearest();
        KeyLoad its = keys(measure);
        return new ShardReport(
                id,
                range,
                state,
                from,
                to,
                total,
                recent(from, to),
                average,
                most,
                seconds.shares(to.getEpochSecond(), ShardReport.HISTORY),
                newest,
                behind(now),
                throttled,
                its.unplaced(),
                its.halving(),
                its.keys(id, measure, average.share(measure)));
    }

    private Load recent(Instant from, Instant to) {
        int count = Math.clamp(Duration.between(from, to).toSeconds(), 1, ShardReport.RECENT);
        return seconds.sum(to.getEpochSecond(), count).times(1.0 / count);
    }

    private @Nullable Duration behind(Instant now) {
        return switch (state) {
            case AT_TIP, CLOSED -> Duration.ZERO;
            case BEHIND -> newest == null ? null : Duration.between(newest, now.isBefore(newest) ? newest : now);
        };
    }
}
