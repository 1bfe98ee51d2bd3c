package dev.kdt.flow;

import dev.kdt.codec.Arrival;
import dev.kdt.codec.Failure;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * The counters of a run. Inputs and outputs are counted apart, since a map may make many outputs of one input: every user record
 * read is kept, dropped or failed, and every output is delivered or undeliverable. A kept record that has no outputs is counted
 * as empty, too. Safe for use by several threads.
 */
public final class RunCounters {
    /** Reasons that are counted apart; bounds memory, since a message may differ with each record. */
    private static final int MOST_REASONS = 100;

    /** Stands for the reasons that are not told apart. */
    public static final String OTHER = "other";

    private final Function<Failure, String> reasons;
    private final LongAdder wireRecords = new LongAdder();
    private final LongAdder records = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder kept = new LongAdder();
    private final LongAdder empty = new LongAdder();
    private final LongAdder outputs = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder deliveredBytes = new LongAdder();
    private final LongAdder undeliverable = new LongAdder();
    private final LongAdder parked = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder doubtful = new LongAdder();
    private final LongAdder undeliverableInDoubt = new LongAdder();
    private final LongAdder outOfShard = new LongAdder();
    private final LongAdder packs = new LongAdder();
    private final LongAdder packed = new LongAdder();
    private final LongAdder reloads = new LongAdder();
    private final LongAdder refusedReloads = new LongAdder();
    private final Map<String, LongAdder> droppedByStep = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> routedByTarget = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> failedByReason = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> undeliverableByReason = new ConcurrentHashMap<>();
    private final Map<String, RequestMeter> requestsByTarget = new ConcurrentHashMap<>();

    /** Counters that tell failures apart by step or stage, and reason. */
    public RunCounters() {
        this(failure -> failure.where() + ": " + failure.reason());
    }

    /** @param reasons gives the words that failures are told apart by */
    public RunCounters(Function<Failure, String> reasons) {
        this.reasons = reasons;
    }

    void addRead(int wire, long payloadBytes) {
        wireRecords.add(wire);
        bytes.add(payloadBytes);
    }

    /**
     * Records were kept.
     *
     * @param withoutOutputs how many of them gave nothing
     */
    void addKept(int number, int withoutOutputs, int theirOutputs) {
        records.add(number);
        kept.add(number);
        empty.add(withoutOutputs);
        outputs.add(theirOutputs);
    }

    /** A step dropped records. */
    public void addDropped(String step, int number) {
        records.add(number);
        count(droppedByStep, step, number);
    }

    void addFailed(Failure failure) {
        records.increment();
        count(failedByReason, reasons.apply(failure), 1);
    }

    /** Outputs reached their target. */
    public void addDelivered(int number, int theirBytes) {
        delivered.add(number);
        deliveredBytes.add(theirBytes);
    }

    /** Outputs, among those that were delivered, that a step sent to this target. */
    void addRouted(String target, int number) {
        routedByTarget.computeIfAbsent(target, ignored -> new LongAdder()).add(number);
    }

    void addUndeliverable(Failure failure) {
        undeliverable.increment();
        count(undeliverableByReason, reasons.apply(failure), 1);
        if (failure.arrival() == Arrival.UNKNOWN) {
            undeliverableInDoubt.increment();
        }
    }

    void addParked() {
        parked.increment();
    }

    void addOutOfShard(int number) {
        outOfShard.add(number);
    }

    /** Some entries of a request are sent again. */
    public void addRetried(int entries) {
        retries.add(entries);
    }

    /** Records of a request that was not answered as it should be: they may have arrived. Each is counted once. */
    public void addDoubtful(int entries) {
        doubtful.add(entries);
    }

    /** Outputs were delivered together in one record of their target. */
    public void addPacked(int number) {
        packs.increment();
        packed.add(number);
    }

    /** The pipeline was loaded anew. */
    public void addReload() {
        reloads.increment();
    }

    /** The pipeline was to be loaded anew, and could not be. */
    public void addRefusedReload() {
        refusedReloads.increment();
    }

    /** Measures the requests to a target, by its {@link BatchApi#label}. */
    RequestMeter requestsTo(String target) {
        return requestsByTarget.computeIfAbsent(target, _ -> new RequestMeter());
    }

    /** The requests to each target that records are sent to in requests. */
    public Map<String, RequestMeter> requestsByTarget() {
        return new TreeMap<>(requestsByTarget);
    }

    /** How often the pipeline was loaded anew. */
    public long reloads() {
        return reloads.sum();
    }

    /** How often that could not be done. */
    public long refusedReloads() {
        return refusedReloads.sum();
    }

    /** Records as they were on the wire, aggregates counted as one. */
    public long wireRecords() {
        return wireRecords.sum();
    }

    /** Outputs that records gave before they failed, as far as they are delivered or undeliverable. */
    public long outputsOfFailed() {
        return Math.max(0, delivered() + undeliverable() - outputs());
    }

    /** User records whose way has ended. */
    public long records() {
        return records.sum();
    }

    /** Payload bytes read. */
    public long bytes() {
        return bytes.sum();
    }

    public long kept() {
        return kept.sum();
    }

    /** Records that were kept and gave nothing. */
    public long empty() {
        return empty.sum();
    }

    public long dropped() {
        return sum(droppedByStep);
    }

    public long failed() {
        return sum(failedByReason);
    }

    /** Outputs of the records that were kept. */
    public long outputs() {
        return outputs.sum();
    }

    public long delivered() {
        return delivered.sum();
    }

    public long deliveredBytes() {
        return deliveredBytes.sum();
    }

    public long undeliverable() {
        return undeliverable.sum();
    }

    public long parked() {
        return parked.sum();
    }

    public long retries() {
        return retries.sum();
    }

    /** User records of aggregates, among all records, whose hash key is not of the shard that they were read from. */
    public long outOfShard() {
        return outOfShard.sum();
    }

    /** Records of the target that held several outputs, or could have. */
    public long packs() {
        return packs.sum();
    }

    /** The outputs in the {@link #packs}. */
    public long packed() {
        return packed.sum();
    }

    /** Records of which it is not known how often they arrived: delivered ones may be there twice, undeliverable ones once. */
    public long doubtful() {
        return doubtful.sum();
    }

    /** Those of the {@link #undeliverable} ones that may be there all the same. */
    public long undeliverableInDoubt() {
        return undeliverableInDoubt.sum();
    }

    /** Dropped records by step. */
    public Map<String, Long> droppedByStep() {
        return copy(droppedByStep);
    }

    /** Delivered outputs that steps sent to targets of their own, by target. */
    public Map<String, Long> routedByTarget() {
        return copy(routedByTarget);
    }

    /** Outputs that could not be delivered, by reason. */
    public Map<String, Long> undeliverableByReason() {
        return copy(undeliverableByReason);
    }

    /** Failed records by reason. */
    public Map<String, Long> failedByReason() {
        return copy(failedByReason);
    }

    /** Whether everything came through: nothing failed, nothing was undeliverable. */
    public boolean isClean() {
        return failed() == 0 && undeliverable() == 0;
    }

    private static void count(Map<String, LongAdder> counts, String what, int number) {
        String name = counts.size() < MOST_REASONS || counts.containsKey(what) ? what : OTHER;
        counts.computeIfAbsent(name, ignored -> new LongAdder()).add(number);
    }

    private static long sum(Map<String, LongAdder> counts) {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    private static Map<String, Long> copy(Map<String, LongAdder> counts) {
        Map<String, Long> copy = new TreeMap<>();
        counts.forEach((what, count) -> copy.put(what, count.sum()));
        return copy;
    }
}
