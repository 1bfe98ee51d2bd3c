package dev.kdt.generate.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomTest {
    private static final int DRAWS = 100_000;

    @Test
    void drawsTheNumbersOfSplitMix64() {
        Random ours = new Random(42);
        SplittableRandom theirs = new SplittableRandom(42);
        for (int i = 0; i < 1000; i++) {
            assertEquals(theirs.nextLong(), ours.nextLong());
        }
    }

    @Test
    void seedsOfNeighboursAreIndependent() {
        int[] buckets = new int[16];
        for (long number = 0; number < DRAWS; number++) {
            buckets[new Random(Random.mix(7, number)).below(16)]++;
        }
        // 15 degrees of freedom: the 99.9 % point of chi-square is 37.7.
        assertTrue(chiSquare(buckets) < 37.7);
    }

    @Test
    void chanceIsTrueWithTheShare() {
        Random random = new Random(1);
        int hits = 0;
        for (int i = 0; i < DRAWS; i++) {
            hits += random.chance(Random.threshold(0.12)) ? 1 : 0;
        }
        // Five standard deviations of a binomial count are 514.
        assertEquals(0.12 * DRAWS, hits, 514);
        assertTrue(random.chance(Random.threshold(1)));
        assertFalse(random.chance(Random.threshold(0)));
    }

    @Test
    void unitIsEvenBetweenZeroAndOne() {
        Random random = new Random(3);
        int[] buckets = new int[16];
        for (int i = 0; i < DRAWS; i++) {
            buckets[(int) (random.unit() * 16)]++;
        }
        assertTrue(chiSquare(buckets) < 37.7);
    }

    private static double chiSquare(int[] buckets) {
        double expected = (double) DRAWS / buckets.length;
        double sum = 0;
        for (int count : buckets) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }
}
