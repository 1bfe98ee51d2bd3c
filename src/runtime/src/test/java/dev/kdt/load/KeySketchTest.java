package dev.kdt.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySketchTest {
    private final KeySketch keys = new KeySketch();

    @Test
    void countsFewKeysExactly() {
        assertNull(keys.heaviest(Measure.RECORDS));
        for (int i = 0; i < 50_000; i++) {
            keys.add("key-" + i % DistinctCount.MOST_EXACT, 10);
        }
        assertTrue(keys.isExact());
        assertEquals(10_000, keys.distinct());
    }

    @ParameterizedTest
    @ValueSource(ints = {10_001, 30_000, 60_000, 500_000})
    void estimatesManyWithinThreePerCent(int number) {
        for (int i = 0; i < number; i++) {
            keys.add("key-" + i, 10);
        }
        assertFalse(keys.isExact());
        assertEquals(number, (double) keys.distinct(), number * 0.03);
    }

    @Test
    void findsTheHeaviestOfEachMeasure() {
        for (int i = 0; i < 1_000; i++) {
            keys.add("many", 1);
            keys.add("other-" + i, 1);
        }
        keys.add("large", 1_000_000);
        KeySketch.Heaviest byRecords = Objects.requireNonNull(keys.heaviest(Measure.RECORDS));
        assertEquals("many", byRecords.key());
        assertEquals(0.5, byRecords.share(), 0.01);
        assertTrue(byRecords.isCertain());
        KeySketch.Heaviest byBytes = Objects.requireNonNull(keys.heaviest(Measure.BYTES));
        assertEquals("large", byBytes.key());
    }
}
