package dev.kdt.load;

import dev.kdt.record.HashKey;
import java.util.HashSet;
import java.util.Set;

/**
 * Counts different keys in bounded memory: exactly while they are few, and then by a HyperLogLog sketch ("HyperLogLog: the analysis of a
 * near-optimal cardinality estimation algorithm", Flajolet and others, 2007), whose standard error is 0.8 per cent here. Not safe for use
 * by several threads.
 */
final class DistinctCount {
    private static final int INDEX_BITS = 14;
    private static final int REGISTERS = 1 << INDEX_BITS;

    /** Keys that are counted exactly. */
    static final int MOST_EXACT = 10_000;

    private final byte[] registers = new byte[REGISTERS];
    private final Set<HashKey> exact = new HashSet<>();
    private boolean overflowed;

    void add(HashKey hash) {
        int register = (int) (hash.high() >>> (Long.SIZE - INDEX_BITS));
        int rank = Long.numberOfLeadingZeros(hash.low()) + 1;
        registers[register] = (byte) Math.max(registers[register], rank);
        if (!overflowed && exact.add(hash) && exact.size() > MOST_EXACT) {
            overflowed = true;
            exact.clear();
        }
    }

    boolean isExact() {
        return !overflowed;
    }

    long count() {
        return overflowed ? estimate() : exact.size();
    }

    private long estimate() {
        double sum = 0;
        int empty = 0;
        for (byte each : registers) {
            sum += Math.scalb(1.0, -each);
            empty += each == 0 ? 1 : 0;
        }
        double bias = 0.7213 / (1 + 1.079 / REGISTERS);
        double raw = bias * REGISTERS * REGISTERS / sum;
        // The sketch is biased while registers are empty: their number tells more then.
        return Math.round(raw <= 2.5 * REGISTERS && empty > 0 ? REGISTERS * Math.log((double) REGISTERS / empty) : raw);
    }
}
