package dev.kdt.load;

import dev.kdt.record.HashKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Finds out whether fewer shards are enough for a load: by merges, or by a new number of shards when there would be many merges. */
final class FewerShards {
    /** With more merges than these, a new number of shards is advised instead. */
    private static final int MOST_MERGES = 5;

    /** Far less than any shard's part of all hash keys, and more than a double is wrong by. */
    private static final double ROUNDING = 1e-9;

    private static final HashKey FIRST = HashKey.evenStart(0, 1);
    private static final double ALL_KEYS = HashKey.MAX.distanceFrom(FIRST) + 1;

    private final List<ShardReport> open;

    /** @param open all open shards, in the order of their hash keys */
    FewerShards(List<ShardReport> open) {
        this.open = open;
    }

    /** Merges, the quietest first, or one new number of shards; empty when all shards are needed. */
    List<Advice> advice() {
        List<Advice.Merge> merges = merges();
        if (merges.size() > MOST_MERGES) {
            for (int count = 1; count < open.size(); count++) {
                double share = greatestShare(count);
                if (share < Advisor.QUIET) {
                    return List.of(new Advice.Scale(open.size(), count, share));
                }
            }
        }
        return List.copyOf(merges);
    }

    /** Merges of pairs; no shard is in two of them. */
    private List<Advice.Merge> merges() {
        List<Advice.Merge> pairs = new ArrayList<>();
        for (int i = 1; i < open.size(); i++) {
            ShardReport lower = open.get(i - 1);
            ShardReport upper = open.get(i);
            double share = lower.average().plus(upper.average()).share();
            if (areAdjacent(lower, upper)
                    && share < Advisor.QUIET
                    && lower.peak() + upper.peak() < Advisor.QUIET_PEAK) {
                pairs.add(new Advice.Merge(lower.id(), upper.id(), share));
            }
        }
        pairs.sort(Comparator.comparingDouble(Advice.Merge::share));
        Set<String> taken = new HashSet<>();
        List<Advice.Merge> merges = new ArrayList<>();
        for (Advice.Merge each : pairs) {
            if (!taken.contains(each.lower()) && !taken.contains(each.upper())) {
                taken.add(each.lower());
                taken.add(each.upper());
                merges.add(each);
            }
        }
        return merges;
    }

    private static boolean areAdjacent(ShardReport lower, ShardReport upper) {
        return lower.range().last().next().equals(upper.range().first());
    }

    /**
     * The share of its limits that the busiest of so many even shards would take at the most: each is given all of the load of every
     * shard that it shares hash keys with, since a key may be the load. Infinite when the busiest seconds would be too busy.
     */
    private double greatestShare(int count) {
        double[] shares = new double[count];
        double[] peaks = new double[count];
        for (ShardReport each : open) {
            double begin = each.range().first().distanceFrom(FIRST) / ALL_KEYS;
            double end = (each.range().last().distanceFrom(FIRST) + 1) / ALL_KEYS;
            int last = Math.min(count - 1, (int) Math.ceil(end * count - ROUNDING) - 1);
            for (int i = (int) (begin * count + ROUNDING); i <= last; i++) {
                shares[i] += each.share();
                peaks[i] += each.peak();
            }
        }
        boolean isTooBusy = DoubleStream.of(peaks).anyMatch(each -> each >= Advisor.QUIET_PEAK);
        return isTooBusy
                ? Double.POSITIVE_INFINITY
                : DoubleStream.of(shares).max().orElse(0);
    }
}
