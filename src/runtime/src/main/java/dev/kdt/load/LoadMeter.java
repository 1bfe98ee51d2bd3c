package dev.kdt.load;

import dev.kdt.record.HashRange;
import dev.kdt.record.KinesisRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures the load of a stream while others read it. Safe for use by several threads. */
public final class LoadMeter {
    /** Keys and places count half after half of the minute that the averages are of. */
    private static final Duration HALF_LIFE = Duration.ofSeconds(30);

    /** A shard is told of for so long after its end. */
    private static final Duration AFTER_CLOSING = Duration.ofSeconds(ShardReport.HISTORY);

    /** More keys than anybody looks at. */
    private static final int KEYS = 50;

    private final Window window;
    private final @Nullable Instant begin;
    private final InstantSource clock;
    private final Map<String, ShardLoad> shards = new ConcurrentHashMap<>();
    private final PayloadLoad payloads;
    private final ServiceTime time = new ServiceTime();
    private final LongAdder records = new LongAdder();
    private volatile Supplier<Map<String, Duration>> lags = Map::of;

    /** The time that is measured. */
    public enum Window {
        /** All that is read. */
        WHOLE,
        /** The minute before now: what is older fades. */
        LAST_MINUTE
    }

    /** @param begin when the time begins that is measured; null: when the first record arrived */
    public LoadMeter(Window window, @Nullable Instant begin, InstantSource clock) {
        this.window = window;
        this.begin = begin;
        this.clock = clock;
        this.payloads = new PayloadLoad(fading());
    }

    private Fading fading() {
        return new Fading(
                switch (window) {
                    case WHOLE -> null;
                    case LAST_MINUTE -> HALF_LIFE;
                });
    }

    /**
     * A shard was read for the first time.
     *
     * @param since when what is read of it begins, if it came from no shards that were read before; null: with the measurement
     */
    public void opened(String shard, HashRange range, @Nullable Instant since) {
        Instant parentsEnd = parentsEnd(range);
        shards.computeIfAbsent(
                shard, id -> new ShardLoad(id, range, parentsEnd == null ? since : parentsEnd, fading()));
    }

    /**
     * A shard was read.
     *
     * @param caughtUp when it was asked, if it had no more then; null when more may be there
     * @param newest the arrival of the last record of this read; null when it gave none
     */
    public void read(String shard, @Nullable Instant caughtUp, @Nullable Instant newest) {
        ShardLoad load = shard(shard);
        if (caughtUp != null) {
            if (load.state() == ShardState.AT_TIP && newest != null) {
                time.learn(caughtUp, newest);
            }
            load.caughtUp(caughtUp);
        } else if (newest != null) {
            load.behind();
        }
    }

    /** A shard is read to the end of the time that is measured. */
    public void completed(String shard) {
        shard(shard).caughtUp(Instant.MAX);
    }

    /**
     * Sets where lags are asked for.
     *
     * @param told says how far the reading of each shard is behind the shard's end, as far as the service has told that
     */
    public void lags(Supplier<Map<String, Duration>> told) {
        lags = told;
    }

    /** A shard is closed, and read to its end. */
    public void closed(String shard) {
        shard(shard).close();
    }

    /** So many reads of a shard were refused until now for the rate of all readers. */
    public void throttled(String shard, long reads) {
        shard(shard).throttled(reads);
    }

    private ShardLoad shard(String shard) {
        return Objects.requireNonNull(shards.get(shard), "not opened");
    }

    /**
     * Counts a record of a shard that was read.
     *
     * @param inside the records in it if it is an aggregate, else itself; empty for an aggregate of nothing
     * @param chains the layers of each of these, in any order
     */
    public void count(String shard, KinesisRecord wire, List<KinesisRecord> inside, List<String> chains) {
        Instant arrival = wire.arrival() == null ? time.at(clock.instant()) : wire.arrival();
        shard(shard).count(wire, arrival, inside);
        payloads.count(wire, arrival, inside, chains);
        records.increment();
    }

    /** The time when the shards were closed that a shard came from; null when it was there before. */
    private @Nullable Instant parentsEnd(HashRange range) {
        return shards.values().stream()
                .filter(each -> each.state() == ShardState.CLOSED && overlap(each.range(), range))
                .map(ShardLoad::newest)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean overlap(HashRange one, HashRange other) {
        return one.first().compareTo(other.last()) <= 0 && other.first().compareTo(one.last()) <= 0;
    }

    /** The load as it is now. */
    public LoadReport report() {
        return report(clock.instant());
    }

    /** The load of the records that arrived before {@code end}, by this machine's clock. */
    public LoadReport report(Instant end) {
        Instant now = switch (window) {
            case WHOLE -> end;
            case LAST_MINUTE -> time.at(end);
        };
        Instant start = start(now);
        Map<String, Duration> told = lags.get();
        List<ShardReport> reports = shards.values().stream()
                .map(each -> switch (window) {
                    case WHOLE -> each.whole(start, now);
                    case LAST_MINUTE -> each.lastMinute(start, now);
                })
                .map(each -> withLag(each, told.get(each.id())))
                .filter(each -> each.isOpen() || window == Window.WHOLE || isRecent(each, now))
                .sorted(Comparator.comparing((ShardReport each) -> each.range().first())
                        .thenComparing(ShardReport::id))
                .toList();
        return new LoadReport(
                reports.stream()
                        .map(ShardReport::from)
                        .min(Comparator.naturalOrder())
                        .orElse(start),
                reports.stream()
                        .map(ShardReport::to)
                        .max(Comparator.naturalOrder())
                        .orElse(now),
                records.sum(),
                reports,
                keys(reports),
                payloads.sizes(),
                payloads.userSizes(),
                payloads.chains());
    }

    private static ShardReport withLag(ShardReport report, @Nullable Duration lag) {
        return lag == null || !report.isOpen() ? report : report.withBehind(lag);
    }

    private Instant start(Instant now) {
        if (begin != null) {
            return begin;
        }
        return shards.values().stream()
                .map(ShardLoad::oldest)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    private static boolean isRecent(ShardReport closed, Instant now) {
        return closed.to().plus(AFTER_CLOSING).isAfter(now);
    }

    private static List<KeyReport> keys(List<ShardReport> reports) {
        return reports.stream()
                .filter(ShardReport::isOpen)
                .flatMap(each -> each.keys().stream())
                .sorted(Comparator.comparingDouble(KeyReport::limitShare)
                        .reversed()
                        .thenComparing(KeyReport::key))
                .limit(KEYS)
                .toList();
    }
}
