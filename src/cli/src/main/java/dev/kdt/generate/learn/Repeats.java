package dev.kdt.generate.learn;

import java.util.Arrays;

/**
 * How often the values of a field came again.
 *
 * @param seen values
 * @param distinct how many different ones
 * @param samePairs how many pairs of occurrences had the same value
 */
record Repeats(int seen, int distinct, double samePairs) {
    /** Counts fingerprints, those aside that stand for no value. */
    static Repeats of(long[] fingerprints) {
        long[] sorted = Arrays.stream(fingerprints)
                .filter(each -> each != Fingerprint.ABSENT)
                .sorted()
                .toArray();
        int distinct = 0;
        double pairs = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            distinct++;
            pairs += (to - from) * (to - from - 1.0) / 2;
            from = to;
        }
        return new Repeats(sorted.length, distinct, pairs);
    }

    /** The probability that two occurrences have the same value. */
    double collision() {
        return seen < 2 ? 0 : samePairs / (seen * (seen - 1.0) / 2);
    }

    /** Whether values come again often enough to be those of a population, and are not so few that they can be listed. */
    boolean areOfPopulation() {
        int again = seen - distinct;
        return distinct > ValueSet.FEW && again >= Math.max(8, seen / 50);
    }
}
