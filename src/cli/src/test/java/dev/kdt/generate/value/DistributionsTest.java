package dev.kdt.generate.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionsTest {
    private static final int SIZE = 200_000;

    @Test
    void normalNumbersHaveTheirMeanDeviationAndQuantiles() {
        double[] sample = sample(new Normal(40, 2.5));
        Statistics.assertMoments(40, 2.5, sample);
        assertEquals(0.6827, share(sample, 37.5, 42.5), 0.005);
        assertEquals(0.9545, share(sample, 35, 45), 0.003);
        assertEquals(0.9973, share(sample, 32.5, 47.5), 0.001);
    }

    @Test
    void logarithmsOfLogNormalNumbersAreNormal() {
        double[] sample = sample(new LogNormal(120, 0.8));
        assertEquals(0.5, share(sample, 0, 120), 0.005);
        Statistics.assertMoments(
                Math.log(120), 0.8, Arrays.stream(sample).map(Math::log).toArray());
    }

    @Test
    void exponentialNumbersHaveTheirDistributionFunction() {
        Statistics.assertDistribution(x -> 1 - Math.exp(-x / 7), sample(new Exponential(7)));
    }

    @Test
    void uniformNumbersAreAllAsLikelyAndHaveTheirStep() {
        long[] counts = new long[51];
        for (long each : whole(new Uniform(-100, 50, 4))) {
            assertEquals(0, (each + 100) % 4);
            counts[(int) (each + 100) / 4]++;
        }
        Statistics.assertCounts(equal(51), counts);
    }

    @Test
    void uniformNumbersReachTheirBoundsAndMayBeVeryLarge() {
        assertEquals(3, Uniform.between(3, 3).draw(new Random(1)));
        long[] two = whole(Uniform.between(7, 8));
        assertEquals(7, LongStream.of(two).min().orElseThrow());
        assertEquals(8, LongStream.of(two).max().orElseThrow());
        long most = 5_000_000_000_000_000_000L;
        Statistics.assertDistribution(
                x -> x / most,
                LongStream.of(whole(Uniform.between(0, most))).asDoubleStream().toArray());
        assertThrows(ArithmeticException.class, () -> Uniform.between(Long.MIN_VALUE, 1));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 0.5", "10, 0", "50, 1", "100, 1.1", "300, 2.5", "1000, 0.7"})
    void ranksFollowZipf(int size, double exponent) {
        double[] weights = IntStream.rangeClosed(1, size)
                .mapToDouble(rank -> Math.pow(rank, -exponent))
                .toArray();
        long[] counts = new long[size];
        for (long each : whole(new Zipf(size, exponent))) {
            counts[(int) each - 1]++;
        }
        Statistics.assertCounts(weights, counts);
    }

    @Test
    void zipfNeedsNoTableForManyRanks() {
        double[] sample = LongStream.of(whole(new Zipf(1_000_000_000_000L, 1)))
                .asDoubleStream()
                .toArray();
        double harmonic = Math.log(1e12) + 0.5772156649;
        assertEquals(1 / harmonic, share(sample, 0, 1), 0.002);
        assertEquals((Math.log(1e6) + 0.5772156649) / harmonic, share(sample, 0, 1e6), 0.006);
    }

    @Test
    void choicesFollowTheirWeights() {
        double[] weights = {85, 0, 15, 0.5, 3, 0, 1000};
        AliasTable table = new AliasTable(weights);
        Random random = new Random(11);
        long[] counts = new long[weights.length];
        IntStream.range(0, SIZE).forEach(_ -> counts[table.draw(random)]++);
        Statistics.assertCounts(weights, counts);
    }

    @Test
    void weightsThatAddUpToNothingAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new AliasTable(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new AliasTable());
        assertThrows(IllegalArgumentException.class, () -> new AliasTable(2, -1));
        assertThrows(IllegalArgumentException.class, () -> new AliasTable(2, Double.NaN));
    }

    @Test
    void numbersBeyondTheBoundsAreDrawnAgain() {
        long[] numbers = whole(new Rounded(new Normal(0, 1), 100, -100, 50));
        double[] sample = LongStream.of(numbers).asDoubleStream().toArray();
        assertEquals(-100, DoubleStream.of(sample).min().orElseThrow());
        assertEquals(50, DoubleStream.of(sample).max().orElseThrow());
        assertEquals(0.6413, share(sample, -100, 0), 0.006); // (Φ(0) - Φ(-1)) / (Φ(0.5) - Φ(-1)), half a step wider
        assertTrue(share(sample, 50, 50) < 0.01);
    }

    @Test
    void boundsThatHoldNothingOfTheDistributionGiveTheNearerOne() {
        assertEquals(90, new Rounded(new Normal(0, 1), 1, 90, 100).draw(new Random(1)));
    }

    private static double[] sample(Distribution distribution) {
        Random random = new Random(7);
        return DoubleStream.generate(() -> distribution.draw(random))
                .limit(SIZE)
                .toArray();
    }

    private static long[] whole(Quantity quantity) {
        Random random = new Random(7);
        return LongStream.generate(() -> quantity.draw(random)).limit(SIZE).toArray();
    }

    private static double share(double[] sample, double from, double to) {
        return (double) Arrays.stream(sample)
                        .filter(each -> each >= from && each <= to)
                        .count()
                / sample.length;
    }

    private static double[] equal(int count) {
        return DoubleStream.generate(() -> 1).limit(count).toArray();
    }
}
