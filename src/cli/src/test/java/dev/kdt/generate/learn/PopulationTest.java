package dev.kdt.generate.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationTest {
    @ParameterizedTest
    @CsvSource({"2000, 0, 5000", "500, 0, 2000", "2000, 1.1, 10000", "300, 0.8, 5000"})
    void isEstimatedByASample(int size, double skew, int sample) {
        Fit.Zipf ranks = new Fit.Zipf(size, skew);
        SplittableRandom random = new SplittableRandom(4);
        double[] below = new double[size];
        for (int i = 0; i < size; i++) {
            below[i] = ranks.below(i + 1);
        }
        Repeats repeats = Repeats.of(LongStream.range(0, sample)
                .map(_ -> 1 + Math.abs(Arrays.binarySearch(below, random.nextDouble()) + 1))
                .toArray());
        assertTrue(repeats.areOfPopulation());
        Population found = Population.of(repeats);
        assertEquals(size, found.size(), size * 0.2);
        assertEquals(skew, found.skew(), 0.21);
    }

    @Test
    void valuesThatNeverComeAgainAreOfNone() {
        assertFalse(Repeats.of(LongStream.rangeClosed(1, 1_000).toArray()).areOfPopulation());
    }
}
