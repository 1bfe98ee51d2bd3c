package dev.kdt.generate.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Whether a sample looks as if it came from a distribution. Samples of tests have fixed seeds, so that the answer is always the same. */
final class Statistics {
    private Statistics() {}

    /** The mean and the standard deviation are within five of their standard errors (the latter's for a normal distribution). */
    static void assertMoments(double mean, double deviation, double[] sample) {
        double itsMean = Arrays.stream(sample).average().orElseThrow();
        double itsVariance = Arrays.stream(sample)
                .map(each -> (each - itsMean) * (each - itsMean))
                .average()
                .orElseThrow();
        assertEquals(mean, itsMean, 5 * deviation / Math.sqrt(sample.length), "mean");
        assertEquals(deviation, Math.sqrt(itsVariance), 5 * deviation / Math.sqrt(2.0 * sample.length), "deviation");
    }

    /** Kolmogorov-Smirnov: the sample's distribution function is nowhere further from the expected one than one in a million are. */
    static void assertDistribution(DoubleUnaryOperator expected, double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            double at = expected.applyAsDouble(sorted[i]);
            distance = Math.max(distance, Math.max(at - (double) i / sorted.length, (i + 1.0) / sorted.length - at));
        }
        double critical = Math.sqrt(-Math.log(0.5e-6) / 2 / sorted.length);
        assertTrue(distance < critical, "distance " + distance + ", at most " + critical);
    }

    /** Pearson: counts of categories differ from what their weights promise by no more than chance allows (five deviations). */
    static void assertCounts(double[] weights, long[] counts) {
        double sum = Arrays.stream(weights).sum();
        long total = Arrays.stream(counts).sum();
        double chiSquare = 0;
        for (int i = 0; i < weights.length; i++) {
            double expected = weights[i] / sum * total;
            if (expected == 0) {
                assertEquals(0, counts[i], "category " + i);
            } else {
                chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
            }
        }
        double freedom = weights.length - 1;
        double most = freedom + 5 * Math.sqrt(2 * freedom);
        assertTrue(chiSquare <= most, "chi-square " + chiSquare + ", at most " + most);
    }
}
