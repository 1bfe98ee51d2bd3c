package dev.kdt.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    /** What to do, the most urgent first; empty when nothing is to be done, or too little is known. */
    public static List<Advice> advice(LoadReport report, Scaling scaling) {
        Advisor advisor = new Advisor(report, scaling);
        advisor.look();
        return List.copyOf(advisor.advice);
    }

    private void look() {
        List<ShardReport> open = report.shards().stream()
                .filter(each -> each.isOpen() && each.span().compareTo(LEAST_SPAN) >= 0)
                .toList();
        if (open.stream().allMatch(each -> each.total().isNone())) {
            return;
        }
        open.stream()
                .sorted(Comparator.comparingDouble(ShardReport::share).reversed())
                .forEach(this::look);
        if (scaling == Scaling.BY_USER) {
            merges(open);
        }
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

    /** Merges of pairs, the quietest first; no shard is in two of them. */
    private void merges(List<ShardReport> open) {
        List<Advice.Merge> pairs = new ArrayList<>();
        for (int i = 1; i < open.size(); i++) {
            ShardReport lower = open.get(i - 1);
            ShardReport upper = open.get(i);
            double share = lower.average().plus(upper.average()).share();
            if (areAdjacent(lower, upper) && share < QUIET && lower.peak() + upper.peak() < QUIET_PEAK) {
                pairs.add(new Advice.Merge(lower.id(), upper.id(), share));
            }
        }
        pairs.sort(Comparator.comparingDouble(Advice.Merge::share));
        Set<String> taken = new HashSet<>();
        for (Advice.Merge each : pairs) {
            if (!taken.contains(each.lower()) && !taken.contains(each.upper())) {
                taken.add(each.lower());
                taken.add(each.upper());
                advice.add(each);
            }
        }
    }

    private static boolean areAdjacent(ShardReport lower, ShardReport upper) {
        return lower.range().last().next().equals(upper.range().first());
    }
}
