package dev.kdt.generate.value;

/**
 * An order of the numbers below a size that looks random, and is a pure function of a key: no number comes twice, and nothing is kept.
 * Each round exclusive-or, odd multiplication and shift change the bits of a number without giving two the same; one that comes out
 * beyond the size goes through again (Black, Rogaway: "Ciphers with Arbitrary Finite Domains", 2002).
 */
public final class Permutation {
    private static final int ROUNDS = 3;

    private Permutation() {}

    /**
     * The number at a place of the order.
     *
     * @param key of the order
     * @param index of the place, from 0, less than {@code size}
     * @param size how many numbers there are, from 1 to 2^30
     */
    public static int at(long key, int index, int size) {
        int bits = Math.max(2, Integer.SIZE - Integer.numberOfLeadingZeros(size - 1));
        int mask = (1 << bits) - 1;
        int number = index;
        do {
            for (int round = 0; round < ROUNDS; round++) {
                long part = Random.mix(key, round);
                number = ((number ^ (int) part) * ((int) (part >>> 32) | 1)) & mask;
                number ^= number >>> ((bits + 1) / 2);
            }
        } while (number >= size);
        return number;
    }
}
