package dev.kdt.generate.learn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Tells of fields whose values go with those of an earlier field, though they do not follow from it: the template draws them apart. */
final class Association {
    /** Of Cramér's V, and of the share of the variance of ranks between groups. */
    private static final double CLEAR = 0.3;

    private static final double CLEAR_SHARE = 0.15;
    private static final int FEWEST = 100;

    private final EarlierFields earlier;

    /** @param earlier fields that others may go with */
    Association(EarlierFields earlier) {
        this.earlier = earlier;
    }

    /** The remark; empty when the field goes with none. */
    String remark(FieldProfile field) {
        boolean isListed = ListedValues.of(field).size() > 1;
        boolean isNumber = field.usualTypes().size() == 1
                && field.usualTypes().getFirst() == FieldProfile.Type.NUMBER
                && EventTime.times(field) == null
                && !field.numbers().rising().isSequence();
        if (field.place().isInArray() || (!isListed && !isNumber)) {
            return "";
        }
        EarlierFields.Listed best = null;
        double most = 1;
        long[] column = isListed ? earlier.column(field) : new long[0];
        for (EarlierFields.Listed each : earlier.listed()) {
            double strength = isListed
                    ? cramer(each.column(), column) / CLEAR
                    : betweenGroups(each.column(), field.numbers().track()) / CLEAR_SHARE;
            if (strength > most) {
                most = strength;
                best = each;
            }
        }
        return best == null ? "" : "goes with " + best.path() + ", but is drawn without it";
    }

    /** Cramér's V: from 0, independent, to 1. */
    private static double cramer(long[] one, long[] other) {
        Map<Long, Integer> ones = new HashMap<>();
        Map<Long, Integer> others = new HashMap<>();
        Map<Map.Entry<Long, Long>, Integer> both = new HashMap<>();
        int seen = 0;
        for (int i = 0; i < one.length; i++) {
            if (one[i] != Fingerprint.ABSENT && other[i] != Fingerprint.ABSENT) {
                ones.merge(one[i], 1, Integer::sum);
                others.merge(other[i], 1, Integer::sum);
                both.merge(Map.entry(one[i], other[i]), 1, Integer::sum);
                seen++;
            }
        }
        int freedom = Math.min(ones.size(), others.size()) - 1;
        if (seen < FEWEST || freedom < 1) {
            return 0;
        }
        double sum = 0;
        for (Map.Entry<Map.Entry<Long, Long>, Integer> each : both.entrySet()) {
            double product = (double) ones.getOrDefault(each.getKey().getKey(), 0)
                    * others.getOrDefault(each.getKey().getValue(), 0);
            sum += each.getValue() * (each.getValue() / product);
        }
        // Chance makes small tables of many cells look related.
        double chance = (ones.size() - 1.0) * (others.size() - 1.0) / seen;
        return Math.sqrt(Math.max(0, sum - 1 - chance) / freedom);
    }

    /** The share of the variance of ranks that is between the groups (Kruskal and Wallis). */
    private static double betweenGroups(long[] groups, NumberTrack track) {
        int[] rows = IntStream.range(0, Math.min(groups.length, track.size()))
                .filter(each -> !Double.isNaN(track.of(each)) && groups[each] != Fingerprint.ABSENT)
                .toArray();
        if (rows.length < FEWEST) {
            return 0;
        }
        double[] sorted = Arrays.stream(rows).mapToDouble(track::of).sorted().toArray();
        Map<Long, double[]> sums = new HashMap<>();
        double squares = 0;
        double middle = (rows.length - 1) / 2.0;
        for (int row : rows) {
            double rank = Arrays.binarySearch(sorted, track.of(row)) - middle;
            double[] its = sums.computeIfAbsent(groups[row], _ -> new double[2]);
            its[0] += rank;
            its[1]++;
            squares += rank * rank;
        }
        double between = sums.values().stream()
                .mapToDouble(each -> each[0] * each[0] / each[1])
                .sum();
        double chance = (double) (sums.size() - 1) / rows.length;
        return squares == 0 ? 0 : between / squares - chance;
    }
}
