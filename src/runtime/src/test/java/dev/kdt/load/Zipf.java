package dev.kdt.load;

import java.util.SplittableRandom;

/** Keys as they are used in the world: the second one half as often as the first, the third a third as often. */
final class Zipf {
    private final double[] upTo;
    private final SplittableRandom random;

    Zipf(int keys, double exponent, SplittableRandom random) {
        this.upTo = new double[keys];
        this.random = random;
        double sum = 0;
        for (int i = 0; i < keys; i++) {
            sum += Math.pow(i + 1, -exponent);
            upTo[i] = sum;
        }
    }

    /** A key's number, from 0. */
    int next() {
        double at = random.nextDouble() * upTo[upTo.length - 1];
        int found = java.util.Arrays.binarySearch(upTo, at);
        return found >= 0 ? found : Math.min(upTo.length - 1, -found - 1);
    }
}
