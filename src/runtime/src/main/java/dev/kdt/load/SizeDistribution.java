package dev.kdt.load;

/**
 * The distribution of sizes: counts of ranges that grow with the size, so that every percentile is at most three per cent too
 * large. Not safe for use by several threads.
 */
public final class SizeDistribution {
    /** Each power of two is divided into so many ranges. */
    private static final int STEPS = 32;

    private static final int STEP_BITS = 5;

    /** Sizes below have a range of their own. */
    private static final int EXACT = STEPS * 2;

    private final double[] counts = new double[(Integer.SIZE - STEP_BITS) * STEPS];
    private double total;
    private int largest;

    public void add(int size) {
        counts[range(size)]++;
        total++;
        largest = Math.max(largest, size);
    }

    /** Multiplies all counts. */
    void scale(double factor) {
        total *= factor;
        for (int i = 0; i < counts.length; i++) {
            counts[i] *= factor;
        }
    }

    /** The sizes that matter, of all that were counted. */
    public Sizes sizes() {
        return new Sizes(percentile(0.50), percentile(0.90), percentile(0.99), largest);
    }

    private int percentile(double share) {
        double left = share * total;
        for (int range = 0; range < counts.length; range++) {
            left -= counts[range];
            // Sums of what has faded are not exact.
            if (left <= total * 1e-9 && counts[range] > 0) {
                return Math.min(largest, last(range));
            }
        }
        return largest;
    }

    private static int range(int size) {
        if (size < EXACT) {
            return size;
        }
        int shift = Integer.SIZE - 1 - STEP_BITS - Integer.numberOfLeadingZeros(size);
        return (shift + 1) * STEPS + (size >>> shift) - STEPS;
    }

    /** The largest size of a range. */
    private static int last(int range) {
        if (range < EXACT) {
            return range;
        }
        int shift = range / STEPS - 1;
        return ((range % STEPS + STEPS + 1) << shift) - 1;
    }
}
