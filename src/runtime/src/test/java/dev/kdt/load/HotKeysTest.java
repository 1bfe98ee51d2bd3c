package dev.kdt.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sketch against exact counts. */
class HotKeysTest {
    private final HotKeys sketch = new HotKeys();
    private final Map<String, Double> exact = new HashMap<>();

    private void add(String key, double weight) {
        sketch.add(key, null, weight);
        exact.merge(key, weight, Double::sum);
    }

    private void scale(double factor) {
        sketch.scale(factor);
        exact.replaceAll((_, weight) -> weight * factor);
    }

    /** What Space-Saving promises. */
    private void requireBounds() {
        double total = exact.values().stream().mapToDouble(Double::doubleValue).sum();
        double rounding = total * 1e-9;
        assertEquals(total, sketch.total(), rounding);
        Set<String> kept = new HashSet<>();
        for (HotKeys.Key each : sketch.keys()) {
            double truth = exact.getOrDefault(each.key(), 0.0);
            kept.add(each.key());
            assertTrue(truth <= each.weight() + rounding, each.key() + " is too light");
            assertTrue(truth >= each.certain() - rounding, each.key() + " is heavier than is certain");
            assertTrue(each.error() <= sketch.bound() + rounding, each.key() + " has more than the greatest error");
        }
        exact.forEach((key, weight) ->
                assertTrue(kept.contains(key) || weight <= sketch.bound() + rounding, key + " was lost"));
    }

    @Test
    void fewKeysAreCountedExactly() {
        for (int i = 0; i < HotKeys.KEPT; i++) {
            add("k" + i, i);
        }
        requireBounds();
        assertTrue(sketch.keys().stream().allMatch(each -> each.error() == 0));
        assertEquals("k99", sketch.keys().getFirst().key());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 1.5, 3})
    void boundsHoldForManyKeys(double exponent) {
        for (int seed = 0; seed < 5; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Zipf keys = new Zipf(10_000, exponent, random);
            for (int i = 0; i < 20_000; i++) {
                add("k" + keys.next(), 1);
            }
            requireBounds();
        }
    }

    @Test
    void boundsHoldForRecordsOfAnySize() {
        SplittableRandom random = new SplittableRandom(1);
        Zipf keys = new Zipf(5_000, 1, random);
        for (int i = 0; i < 50_000; i++) {
            add("k" + keys.next(), random.nextInt(100) == 0 ? 1_000_000 : random.nextInt(2_000));
        }
        requireBounds();
    }

    @Test
    void boundsHoldWhileWeightsFade() {
        SplittableRandom random = new SplittableRandom(2);
        Zipf keys = new Zipf(5_000, 1.1, random);
        for (int i = 0; i < 50_000; i++) {
            add("k" + keys.next(), random.nextInt(1, 100));
            if (i % 500 == 0) {
                scale(0.9);
            }
        }
        requireBounds();
    }

    @Test
    void worstOrdersKeepTheBounds() {
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 2 * HotKeys.KEPT; i++) {
                add("k" + i, 1); // Each pushes out one that comes again.
            }
        }
        add("late", 500);
        requireBounds();
        assertEquals("late", sketch.keys().getFirst().key());
    }
}
