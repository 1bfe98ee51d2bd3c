package dev.kdt.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what to do about a load: splits, merges, and keys that no split helps. */
public final class Advisor {
    /**
     * The share of its limits from which a shard is too busy. The limits hold for each second; a load that takes this much on average has
     * seconds that take all.
     */
    public static final double BUSY = 0.6;

    /** The share that two shards take together at the most, to be merged: far enough from {@link #BUSY} for a load that grows by half. */
    public static final double QUIET = 0.4;

    /** The busiest seconds of two shards together, to be merged: in no second would one shard have refused records. */
    public static final double QUIET_PEAK = 0.8;

    /** The share of its shard's load from which a key is the load: the greater part stays together however the shard is split. */
    public static final double DOMINANT_KEY = 0.5;

    /** The share of a shard's limits from which a key is told of even if its shard is not too busy: twice as much fills any shard. */
    public static final double LARGE_KEY = 0.5;

    /** With more of the load at places that are not known, a split may end anywhere. */
    public static final double MOST_UNPLACED = 0.25;

    /** A shorter time says little of a load. */
    public static final Duration LEAST_SPAN = Duration.ofSeconds(10);

    /**
     * The time of every open shard that is measured before merges are advised: a load that pauses for some seconds is no reason for one,
     * and what a split made is not merged at once.
     */
    public static final Duration MERGE_SPAN = Duration.ofMinutes(1);

    /** The time within which the first reads of all shards are made: a measurement of a shard may be shorter by that. */
    private static final Duration FIRST_READS = Duration.ofSeconds(5);

    private final LoadReport report;
    private final Scaling scaling;
    private final List<Advice> advice = new ArrayList<>();

    /** Who changes the number of shards. */
    public enum Scaling {
        /** The user: a stream of provisioned capacity. */
        BY_USER,
        /** The service: an on-demand stream, which refuses SplitShard and MergeShards. "Amazon Kinesis API Reference, SplitShard". */
        BY_SERVICE
    }

    private Advisor(LoadReport report, Scaling scaling) {
        this.report = report;
        this.scaling = scaling;
    }

    /** The advice, the most urgent first; empty when nothing is to be done, or too little is known. */
    public static List<Advice> advice(LoadReport report, Scaling scaling) {
        Advisor advisor = new Advisor(report, scaling);
        advisor.look();
        return List.copyOf(advisor.advice);
    }

    private void look() {
        List<ShardReport> open = report.open().stream()
                .filter(each -> each.span().compareTo(LEAST_SPAN) >= 0)
                .toList();
        if (open.stream().allMatch(each -> each.total().isNone())) {
            return;
        }
        open.stream()
                .sorted(Comparator.comparingDouble(ShardReport::share).reversed())
                .forEach(this::look);
        if (scaling == Scaling.BY_USER) {
            merges();
        }
    }

    private void merges() {
        if (isLongEnoughForMerges(report)) {
            advice.addAll(new FewerShards(report.open()).advice());
        }
    }

    /** Whether every open shard was measured for {@link #MERGE_SPAN}, so that merges can be advised. */
    public static boolean isLongEnoughForMerges(LoadReport report) {
        Duration least = MERGE_SPAN.minus(FIRST_READS);
        return report.open().size() < 2
                || report.open().stream().allMatch(each -> each.span().compareTo(least) >= 0);
    }

    private void look(ShardReport shard) {
        boolean isBusy = shard.share() >= BUSY;
        KeyReport key = shard.keys().isEmpty() ? null : shard.keys().getFirst();
        boolean isDominated = false;
        if (key != null && key.place() == KeyReport.Place.KNOWN) {
            isDominated = key.certainShare() >= DOMINANT_KEY;
            if (key.certainLimitShare() >= LARGE_KEY || (isBusy && isDominated)) {
                advice.add(new Advice.SpreadKey(key, shard.share()));
            }
        }
        if (isBusy && !isDominated) {
            advice.add(split(shard));
        }
    }

    private Advice split(ShardReport shard) {
        SplitPoint point = shard.halving();
        if (scaling == Scaling.BY_SERVICE) {
            return new Advice.Wait(shard.id(), shard.share());
        }
        return point == null || shard.unplaced() > MOST_UNPLACED
                ? new Advice.Unplaced(shard.id(), shard.share(), shard.unplaced())
                : new Advice.Split(shard.id(), shard.share(), point);
    }
}
