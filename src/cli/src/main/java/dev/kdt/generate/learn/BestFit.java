package dev.kdt.generate.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the distribution that a sample came from: the one whose distribution function is nearest to the sample's (Kolmogorov and Smirnov). */
final class BestFit {
    /** A distribution with more parameters, or a rarer one, must be nearer by this: more in small samples, which are far from any. */
    private static final double NEARER = 0.3;

    private static final int MOST_RANKS = 1_000_000;

    private final double[] sorted;
    private final double unit;

    /**
     * @param sorted the sample, from the least to the greatest
     * @param unit the distance between two neighbouring numbers; 0: there may be others between any two
     */
    private BestFit(double[] sorted, double unit) {
        this.sorted = sorted;
        this.unit = unit;
    }

    /** The distribution; null when the sample is near to none. */
    static @Nullable Fit of(double[] sorted, double unit) {
        return new BestFit(sorted, unit).best(1.8 / Math.sqrt(sorted.length) + 0.01);
    }

    /** The distribution that the sample is nearest to, even if it is far. */
    static Fit nearest(double[] sorted, double unit) {
        return Objects.requireNonNull(new BestFit(sorted, unit).best(2), "distances are at most 1");
    }

    /** @param far the distance from which on a distribution does not count */
    private @Nullable Fit best(double far) {
        Fit best = null;
        double least = far;
        for (Fit each : candidates()) {
            double distance = distance(each);
            if (distance < least) {
                best = each;
                least = distance - NEARER / Math.sqrt(sorted.length);
            }
        }
        return best;
    }

    /** The simplest first. */
    private List<Fit> candidates() {
        List<Fit> candidates = new ArrayList<>();
        double least = sorted[0];
        double most = sorted[sorted.length - 1];
        // The bounds of a sample are nearer than those that it was drawn from.
        double beyond = Math.max(unit / 2, (most - least) / (sorted.length + 1));
        candidates.add(new Fit.Uniform(least - beyond, most + beyond));
        double mean = Arrays.stream(sorted).average().orElse(0);
        if (least >= 0 && mean > 0) {
            candidates.add(new Fit.Exponential(mean));
        }
        double deviation = deviation(sorted, mean);
        if (deviation > 0) {
            candidates.add(new Fit.Normal(mean, deviation));
        }
        if (least > 0) {
            double[] logarithms = Arrays.stream(sorted).map(Math::log).toArray();
            double middle = Arrays.stream(logarithms).average().orElse(0);
            double sigma = deviation(logarithms, middle);
            if (sigma > 0) {
                candidates.add(new Fit.LogNormal(Math.exp(middle), sigma));
            }
        }
        if (unit == 1 && least == 1 && most <= MOST_RANKS) {
            addRanks(candidates, (int) most);
        }
        return candidates;
    }

    private void addRanks(List<Fit> candidates, int most) {
        int size = (int) Rounding.above(1, most);
        Fit best = new Fit.Zipf(size, 1);
        for (double exponent = 0.3; exponent < 3.05; exponent += 0.1) {
            Fit each = new Fit.Zipf(size, Rounding.significant(exponent, 2));
            best = distance(each) < distance(best) ? each : best;
        }
        candidates.add(best);
    }

    private static double deviation(double[] numbers, double mean) {
        double sum = 0;
        for (double each : numbers) {
            sum += (each - mean) * (each - mean);
        }
        return Math.sqrt(sum / Math.max(1, numbers.length - 1));
    }

    private double distance(Fit fit) {
        double most = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            double above = fit.below(sorted[from] + unit / 2) - (double) to / sorted.length;
            double below = fit.below(sorted[from] - unit / 2) - (double) from / sorted.length;
            most = Math.max(most, Math.max(Math.abs(above), Math.abs(below)));
            from = to;
        }
        return most;
    }
}
