package dev.kdt.flow.shard;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Statistics of sending to a stream, beside the counters of the run: requests, and each shard's part. Safe for use by several threads. */
public final class SendStatistics {
    private final Map<String, Counts> shards = new ConcurrentHashMap<>();
    private final LatencyHistogram latencies = new LatencyHistogram();
    private final LongAdder requests = new LongAdder();
    private final LongAdder failedRequests = new LongAdder();
    private final LongAdder throttledRequests = new LongAdder();
    private final AtomicInteger inFlight = new AtomicInteger();
    private static final long ENOUGH_RECORDS = 100;
    private static final long ENOUGH_REFUSALS = 10;

    private final LongSupplier nanoTime;
    private volatile int open;

    /** Statistics by the system's clock. */
    public SendStatistics() {
        this(System::nanoTime);
    }

    /** @param nanoTime gives the time that requests take, in nanoseconds from any origin */
    public SendStatistics(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Counts(LongAdder records, LongAdder bytes, LongAdder throttled, LongAdder refusals) {
        Counts() {
            this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
        }
    }

    /**
     * What one shard was sent.
     *
     * @param shard its name; empty where it is not known
     * @param records that it took
     * @param bytes of them, partition keys included
     * @param throttled how often it refused a record
     * @param refusals in how many requests it did
     */
    public record ShardShare(String shard, long records, long bytes, long throttled, long refusals) {}

    /** A call that may be interrupted. */
    public interface Call<T> {
        T make() throws InterruptedException;
    }

    /** Makes a request and takes its time. */
    public <T> T timed(Call<T> request) throws InterruptedException {
        inFlight.incrementAndGet();
        requests.increment();
        long start = nanoTime.getAsLong();
        boolean answered = false;
        try {
            T answer = request.make();
            answered = true;
            return answer;
        } finally {
            inFlight.decrementAndGet();
            if (answered) {
                latencies.add(nanoTime.getAsLong() - start);
            } else {
                failedRequests.increment();
            }
        }
    }

    /** The number of shards that records may go to, also those that none went to so far. */
    public void openShards(int number) {
        open = number;
    }

    /** A shard took a record. */
    public void delivered(String shard, int bytes) {
        Counts counts = of(shard);
        counts.records.increment();
        counts.bytes.add(bytes);
    }

    /** A shard refused a record for want of throughput. */
    public void throttled(String shard) {
        of(shard).throttled.increment();
    }

    /** These shards refused records of one request for want of throughput. */
    void refusals(Set<String> byShards) {
        byShards.forEach(each -> of(each).refusals.increment());
    }

    void throttledRequest() {
        throttledRequests.increment();
    }

    private Counts of(String shard) {
        Counts known = shards.get(shard);
        return known != null ? known : shards.computeIfAbsent(shard, _ -> new Counts());
    }

    /** The shards that took or refused records, in the order of their names. */
    public List<ShardShare> shards() {
        return shards.entrySet().stream()
                .map(each -> new ShardShare(
                        each.getKey(),
                        each.getValue().records.sum(),
                        each.getValue().bytes.sum(),
                        each.getValue().throttled.sum(),
                        each.getValue().refusals.sum()))
                .sorted(Comparator.comparing(ShardShare::shard))
                .toList();
    }

    /** Number of records that were delivered. */
    public long records() {
        return shards.values().stream().mapToLong(each -> each.records.sum()).sum();
    }

    /** Bytes of the records that were delivered, partition keys included. */
    public long bytes() {
        return shards.values().stream().mapToLong(each -> each.bytes.sum()).sum();
    }

    /** The share of all bytes that a shard took, from 0 to 1. */
    public double share(ShardShare shard) {
        long all = bytes();
        return all == 0 ? 0 : (double) shard.bytes() / all;
    }

    /**
     * Whether a shard took more than twice an even share, or refused more than that of all that was refused; or more than three
     * quarters where that is less. Nothing is known of it before there were a hundred records for each shard, and ten requests in
     * which one refused any: a refused aggregate is many records, and no more than one refusal.
     */
    public boolean isHot(ShardShare shard) {
        int count = Math.max(open, shards.size()); // A shard that nothing goes to has its even share, too.
        if (count < 2 || records() < ENOUGH_RECORDS * count) {
            return false;
        }
        double most = Math.min(2.0 / count, 0.75);
        long refusals =
                shards.values().stream().mapToLong(each -> each.refusals.sum()).sum();
        return share(shard) > most || (refusals >= ENOUGH_REFUSALS * count && shard.refusals() > most * refusals);
    }

    /** Number of requests that are on their way. */
    public int inFlight() {
        return inFlight.get();
    }

    /** Number of requests that were made. */
    public long requests() {
        return requests.sum();
    }

    /** Requests of these that failed as a whole. */
    public long failedRequests() {
        return failedRequests.sum();
    }

    /** Refusals for want of throughput: of single records, and of whole requests. */
    public long throttles() {
        return throttledRequests.sum()
                + shards.values().stream()
                        .mapToLong(each -> each.throttled.sum())
                        .sum();
    }

    /** The time that this share of the answered requests did not exceed; zero when none was answered. */
    public Duration latency(double share) {
        return latencies.percentile(share);
    }
}
