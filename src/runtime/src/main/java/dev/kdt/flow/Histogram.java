package dev.kdt.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;

/** Counts values in ranges that were chosen before. Safe for use by several threads. */
public final class Histogram {
    private final double[] bounds;
    private final AtomicLongArray counts;
    private final DoubleAdder sum = new DoubleAdder();

    /**
     * What was counted so far.
     *
     * @param bounds the largest value of each range, ascending; the last range has none
     * @param counts of the values in each range, one more than there are bounds
     * @param sum of all values
     */
    public record Counts(List<Double> bounds, List<Long> counts, double sum) {}

    /** @param bounds the largest value of each range, ascending; a last range takes all that is larger */
    public Histogram(double... bounds) {
        this.bounds = bounds.clone();
        this.counts = new AtomicLongArray(bounds.length + 1);
    }

    /** Durations in seconds: of a request on the same machine, up to one that took all the time that a client waits. */
    static Histogram ofSeconds() {
        return new Histogram(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30);
    }

    /** Durations in seconds from one service to another: up to those of a run that has a day to make up for. */
    static Histogram ofDelays() {
        return new Histogram(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600, 21_600, 86_400);
    }

    /** Records of a request; the services take 500 of them and give 10,000. */
    static Histogram ofRecords() {
        return new Histogram(1, 10, 50, 100, 200, 300, 400, 500, 1_000, 2_500, 5_000, 10_000);
    }

    /** Bytes of a request; the services take up to 10 MiB. */
    static Histogram ofBytes() {
        return new Histogram(
                1 << 10, 4 << 10, 16 << 10, 64 << 10, 256 << 10, 1 << 20, 2 << 20, 4 << 20, 5 << 20, 10 << 20);
    }

    /** Counts one value. */
    public void add(double value) {
        int range = 0;
        while (range < bounds.length && value > bounds[range]) {
            range++;
        }
        counts.incrementAndGet(range);
        sum.add(value);
    }

    /** What was counted so far. */
    public Counts counts() {
        List<Double> itsBounds = new ArrayList<>();
        List<Long> itsCounts = new ArrayList<>();
        for (int i = 0; i < counts.length(); i++) {
            itsCounts.add(counts.get(i));
        }
        for (double each : bounds) {
            itsBounds.add(each);
        }
        return new Counts(itsBounds, itsCounts, sum.sum());
    }
}
