package dev.kdt.generate.value;

import java.util.random.RandomGenerator;

/**
 * A sequence of random numbers that is a pure function of its seed, and costs nothing to begin anew: for each record, with a seed
 * of its own. The generator is SplitMix64 (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
 * Normal and exponential numbers come from {@link RandomGenerator}. Not safe for use by several threads.
 */
public final class Random implements RandomGenerator {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    public Random(long seed) {
        state = seed;
    }

    /** Begins the sequence of this seed. */
    public void seed(long seed) {
        state = seed;
    }

    /** A seed made of another one and a number; numbers beside each other give seeds that have nothing in common. */
    public static long mix(long seed, long number) {
        return scrambled(scrambled(seed + GAMMA) ^ (number * GAMMA));
    }

    @Override
    public long nextLong() {
        state += GAMMA;
        return scrambled(state);
    }

    /** A whole number from 0, less than {@code bound}; the bias is below 2^-32 times the bound. */
    public int below(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** A whole number from 0, less than {@code bound}, which is at least 1; the bias is below 2^-64 times the bound. */
    public long below(long bound) {
        return Math.unsignedMultiplyHigh(nextLong(), bound);
    }

    /** A number from 0, less than 1. */
    public double unit() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** True with the probability of this threshold, as {@link #threshold} makes it. */
    public boolean chance(long threshold) {
        return nextLong() >>> 1 < threshold;
    }

    /**
     * The threshold for {@link #chance}.
     *
     * @param share from 0 (never) to 1 (always)
     */
    public static long threshold(double share) {
        return share >= 1 ? Long.MAX_VALUE : (long) (share * 0x1.0p63);
    }

    private static long scrambled(long number) {
        long mixed = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
