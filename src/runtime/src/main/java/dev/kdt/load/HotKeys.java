package dev.kdt.load;

import dev.kdt.record.HashKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The heaviest keys of any number of keys, in bounded memory: the Space-Saving sketch ("Efficient Computation of Frequent and Top-k
 * Elements in Data Streams", Metwally and others, 2005), with weights. A key that is not kept takes over the place and the weight of the
 * lightest, so a weight may be too large, by no more than its {@link Key#error} and never by more than {@link #bound}; it is never too
 * small. Every key whose weight is above the bound is kept. Not safe for use by several threads.
 */
final class HotKeys {
    /** A key with more than one per cent of the weight is found. */
    static final int KEPT = 100;

    private final Map<String, Integer> places = new HashMap<>();
    private final @Nullable String[] keys = new String[KEPT];
    private final @Nullable HashKey[] hashes = new HashKey[KEPT];
    private final double[] weights = new double[KEPT];
    private final double[] errors = new double[KEPT];
    private int size;
    private double total;

    /**
     * A key that is kept.
     *
     * @param hash where its records are in the hash key space; null when that is not known
     * @param weight at least its true weight
     * @param error the most by which the weight may be too large
     */
    record Key(String key, @Nullable HashKey hash, double weight, double error) {
        /** The weight that it has for certain. */
        double certain() {
            return weight - error;
        }
    }

    void add(String key, @Nullable HashKey hash, double weight) {
        total += weight;
        Integer known = places.get(key);
        if (known != null) {
            weights[known] += weight;
            return;
        }
        int place = size < KEPT ? size++ : lightest();
        errors[place] = weights[place];
        weights[place] += weight;
        if (keys[place] != null) {
            places.remove(keys[place]);
        }
        keys[place] = key;
        hashes[place] = hash;
        places.put(key, place);
    }

    private int lightest() {
        int lightest = 0;
        for (int i = 1; i < KEPT; i++) {
            if (weights[i] < weights[lightest]) {
                lightest = i;
            }
        }
        return lightest;
    }

    /** Multiplies all weights. */
    void scale(double factor) {
        total *= factor;
        for (int i = 0; i < size; i++) {
            weights[i] *= factor;
            errors[i] *= factor;
        }
    }

    /** The weight of all keys. */
    double total() {
        return total;
    }

    /** The most by which any weight is too large, and the most that a key has which is not kept. */
    double bound() {
        return total / KEPT;
    }

    /** The keys that are kept, the heaviest first. */
    List<Key> keys() {
        List<Key> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String key = keys[i];
            if (key != null) {
                all.add(new Key(key, hashes[i], weights[i], errors[i]));
            }
        }
        all.sort(Comparator.comparingDouble(Key::weight).reversed().thenComparing(Key::key));
        return all;
    }
}
