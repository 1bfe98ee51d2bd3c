package dev.kdt.pipeline.step;

import dev.kdt.bytes.ByteBuilder;

/** Numbers by which a share of records is taken: they depend on nothing but a seed and bytes, the same in every run. */
public final class HashFraction {
    private HashFraction() {}

    /** A number from 0 to 1, 1 excluded: FNV-1a, then the finish of SplitMix64. */
    public static double of(long seed, ByteBuilder key) {
        long hash = 0xcbf29ce484222325L ^ (seed * 0x9E3779B97F4A7C15L);
        for (int i = 0; i < key.size(); i++) {
            hash = (hash ^ (key.at(i) & 0xFF)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return ((hash ^ (hash >>> 31)) >>> 11) * 0x1p-53;
    }
}
