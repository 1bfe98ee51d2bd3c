package dev.kdt.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Percentiles against a sorted array. */
class SizeDistributionTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 1_000, 1_048_576, 10_485_760, Integer.MAX_VALUE})
    void percentilesAreThreePerCentTooLargeAtTheMost(int largest) {
        SplittableRandom random = new SplittableRandom(largest);
        SizeDistribution distribution = new SizeDistribution();
        int[] sizes = new int[10_001];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = (int) (largest * Math.pow(random.nextDouble(), 4));
            distribution.add(sizes[i]);
        }
        Arrays.sort(sizes);
        Sizes found = distribution.sizes();
        requireNear(sizes[5_000], found.median());
        requireNear(sizes[9_000], found.p90());
        requireNear(sizes[9_900], found.p99());
        assertEquals(sizes[10_000], found.largest());
    }

    private static void requireNear(int exact, int found) {
        assertTrue(found >= exact && found <= exact + exact / 32.0, found + " for " + exact);
    }

    @Test
    void nothingHasNoSize() {
        assertEquals(new Sizes(0, 0, 0, 0), new SizeDistribution().sizes());
    }

    @Test
    void newSizesCountMoreThanOnesThatFaded() {
        SizeDistribution distribution = new SizeDistribution();
        for (int i = 0; i < 1_000; i++) {
            distribution.add(50);
        }
        distribution.scale(0.01);
        for (int i = 0; i < 11; i++) {
            distribution.add(20);
        }
        assertEquals(new Sizes(20, 50, 50, 50), distribution.sizes());
    }
}
