package dev.kdt.generate.value;

import java.util.ArrayDeque;

/**
 * Draws one of some numbered choices by their weights, in the same time however many there are: the alias method (Vose: "A Linear
 * Algorithm For Generating Random Numbers With a Given Distribution", 1991). Holds no state that changes.
 */
public final class AliasTable {
    private final long[] threshold;
    private final int[] alias;

    /**
     * Prepares to draw.
     *
     * @param weights of the choices, none of them negative, not all of them 0
     */
    public AliasTable(double... weights) {
        double sum = 0;
        for (double each : weights) {
            if (!(each >= 0)) {
                throw new IllegalArgumentException("weight " + each);
            }
            sum += each;
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new IllegalArgumentException("sum of weights " + sum);
        }
        threshold = new long[weights.length];
        alias = new int[weights.length];
        fill(weights, sum);
    }

    /** The number of a choice, from 0. */
    public int draw(Random random) {
        long bits = random.nextLong();
        int choice = (int) (((bits >>> 32) * alias.length) >>> 32);
        return (bits & 0xffffffffL) < threshold[choice] ? choice : alias[choice];
    }

    /** Each choice that has less than its even part is filled up by one that has more. */
    private void fill(double[] weights, double sum) {
        double[] part = new double[weights.length];
        ArrayDeque<Integer> small = new ArrayDeque<>();
        ArrayDeque<Integer> large = new ArrayDeque<>();
        for (int i = 0; i < part.length; i++) {
            part[i] = weights[i] / sum * part.length;
            (part[i] < 1 ? small : large).add(i);
        }
        while (!small.isEmpty() && !large.isEmpty()) {
            int filled = small.remove();
            int filler = large.remove();
            threshold[filled] = (long) (part[filled] * 0x1.0p32);
            alias[filled] = filler;
            part[filler] -= 1 - part[filled];
            (part[filler] < 1 ? small : large).add(filler);
        }
        small.forEach(each -> threshold[each] = 1L << 32);
        large.forEach(each -> threshold[each] = 1L << 32);
    }
}
