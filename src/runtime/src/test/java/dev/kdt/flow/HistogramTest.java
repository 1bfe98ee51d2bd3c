package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void aValueIsCountedInTheFirstRangeThatReachesIt() {
        Histogram histogram = new Histogram(1, 10);
        for (double each : new double[] {0.5, 1, 1.5, 10, 11, 1e9}) {
            histogram.add(each);
        }
        assertEquals(new Histogram.Counts(List.of(1.0, 10.0), List.of(2L, 2L, 2L), 1e9 + 24), histogram.counts());
    }
}
