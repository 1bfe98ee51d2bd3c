package dev.kdt.generate.learn;

import java.util.function.DoubleUnaryOperator;

/**
 * A population that a sample was drawn from with replacement: its size, and the exponent of Zipf's law by which some of it are drawn more
 * often. Both are estimated by the number of different ones in the sample and by how often two of them are the same.
 *
 * @param skew 0: all are drawn as often
 */
record Population(int size, double skew) {
    private static final int LARGEST = 1_000_000;

    /** A sample tells nothing of populations that are larger than what was seen of them by more than this. */
    private static final int MOST_UNSEEN = 20;

    private static final double MOST_SKEW = 2.5;
    private static final double STEP = 0.1;

    static Population of(Repeats repeats) {
        Population best = new Population(repeats.distinct(), 0);
        double least = Double.MAX_VALUE;
        for (double skew = 0; skew <= MOST_SKEW; skew += STEP) {
            int size = size(repeats, skew);
            // Collisions of few pairs vary much: more skew must explain them clearly better.
            double distance = Math.abs(Math.log(collision(size, skew) / repeats.collision())) + skew * 0.02;
            if (distance < least) {
                least = distance;
                best = new Population(size, skew);
            }
        }
        return new Population((int) Rounding.significant(best.size, 2), Rounding.significant(best.skew, 2));
    }

    /** The size at which such a sample has this number of different ones. */
    private static int size(Repeats repeats, double skew) {
        int low = repeats.distinct();
        int high = (int) Math.min(LARGEST, MOST_UNSEEN * (long) low);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (distinct(middle, skew, repeats.seen()) < repeats.distinct()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The expected number of different ones in a sample. */
    private static double distinct(int size, double skew, int sample) {
        double total = sum(size, rank -> Math.pow(rank, -skew));
        return sum(size, rank -> -Math.expm1(sample * Math.log1p(-Math.min(0.999999, Math.pow(rank, -skew) / total))));
    }

    private static double collision(int size, double skew) {
        double total = sum(size, rank -> Math.pow(rank, -skew));
        return sum(size, rank -> Math.pow(rank, -2 * skew)) / (total * total);
    }

    /** The sum over ranks; from the hundredth on, over blocks of ranks by their middles. */
    private static double sum(int size, DoubleUnaryOperator of) {
        double sum = 0;
        int rank = 1;
        while (rank <= size) {
            int block = Math.min(Math.max(1, rank / 50), size - rank + 1);
            sum += block * of.applyAsDouble(rank + (block - 1) / 2.0);
            rank += block;
        }
        return sum;
    }
}
