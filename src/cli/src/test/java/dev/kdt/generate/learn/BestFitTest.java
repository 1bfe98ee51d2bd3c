package dev.kdt.generate.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(longs = {1, 2, 3, 4, 5})
class BestFitTest {
    private final RandomGenerator random;

    BestFitTest(long seed) {
        this.random = new SplittableRandom(seed);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 4_000})
    void findsEvenNumbers(int size) {
        assertInstanceOf(Fit.Uniform.class, fit(size, 1, each -> each.nextInt(10, 500)));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 4_000})
    void findsTheBellCurve(int size) {
        Fit.Normal fit = assertInstanceOf(Fit.Normal.class, fit(size, 0, each -> each.nextGaussian(100, 15)));
        assertEquals(100, fit.mean(), 5);
        assertEquals(15, fit.deviation(), 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 4_000})
    void findsLogarithmsOfTheBellCurve(int size) {
        Fit.LogNormal fit =
                assertInstanceOf(Fit.LogNormal.class, fit(size, 0, each -> 300 * Math.exp(each.nextGaussian() * 0.8)));
        assertEquals(300, fit.median(), 60);
        assertEquals(0.8, fit.sigma(), 0.15);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 4_000})
    void findsTimesBetweenEvents(int size) {
        Fit.Exponential fit =
                assertInstanceOf(Fit.Exponential.class, fit(size, 0, each -> each.nextExponential() * 20));
        assertEquals(20, fit.mean(), 5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.1, 1.6})
    void findsRanks(double exponent) {
        Fit.Zipf truth = new Fit.Zipf(200, exponent);
        Fit.Zipf fit = assertInstanceOf(Fit.Zipf.class, fit(4_000, 1, each -> {
            double share = each.nextDouble();
            int rank = 1;
            while (truth.below(rank) < share) {
                rank++;
            }
            return rank;
        }));
        assertEquals(exponent, fit.exponent(), 0.15);
    }

    @Test
    void twoHillsAreNone() {
        assertNull(fit(2_000, 0, each -> each.nextGaussian(each.nextBoolean() ? 0 : 1_000, 5)));
    }

    private @Nullable Fit fit(int size, double unit, ToDoubleFunction<RandomGenerator> draw) {
        return BestFit.of(
                DoubleStream.generate(() -> draw.applyAsDouble(random))
                        .limit(size)
                        .sorted()
                        .toArray(),
                unit);
    }
}
