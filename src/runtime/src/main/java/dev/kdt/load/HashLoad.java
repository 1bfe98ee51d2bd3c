package dev.kdt.load;

import dev.kdt.record.HashKey;
import dev.kdt.record.HashRange;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The places in a shard's range of hash keys at which its weight is: even parts of the range, of which the heaviest keys are known
 * exactly. Finds the hash key that halves the weight. Not safe for use by several threads.
 */
final class HashLoad {
    /** Within a part, what is not of the heaviest keys is taken to be even: it is of many keys, and MD5 spreads them. */
    static final int PARTS = 256;

    private final HashRange range;
    private final double width;
    private final double[] weights = new double[PARTS];
    private double total;

    HashLoad(HashRange range) {
        this.range = range;
        this.width = range.last().distanceFrom(range.first()) + 1;
    }

    /** @param hash in the range */
    void add(HashKey hash, double weight) {
        weights[part(hash)] += weight;
        total += weight;
    }

    /** Multiplies all weights. */
    void scale(double factor) {
        total *= factor;
        for (int i = 0; i < PARTS; i++) {
            weights[i] *= factor;
        }
    }

    double total() {
        return total;
    }

    /**
     * The place at which the weight is halved as well as can be, and the weight below it.
     *
     * @param keys the heaviest keys; those without a hash key are passed over
     */
    SplitPoint halving(List<HotKeys.Key> keys) {
        List<HotKeys.Key> placed = keys.stream()
                .filter(each -> each.hash() != null && each.certain() > 0)
                .sorted(Comparator.comparing(HashLoad::hash))
                .toList();
        double[] even = weights.clone();
        for (HotKeys.Key each : placed) {
            int part = part(hash(each));
            even[part] = Math.max(0, even[part] - each.certain());
        }
        double all = 0;
        for (double each : even) {
            all += each;
        }
        for (HotKeys.Key each : placed) {
            all += each.certain();
        }
        return new Walk(even, all).along(placed);
    }

    /** Walks up the range until half of the weight is below. */
    private final class Walk {
        private final double[] even;
        private final double all;
        private double below;
        private double place;

        Walk(double[] even, double all) {
            this.even = even;
            this.all = all;
        }

        SplitPoint along(List<HotKeys.Key> keys) {
            for (HotKeys.Key each : keys) {
                if (reachesHalfBefore(position(hash(each)))) {
                    return here();
                }
                if (below + each.certain() >= all / 2) {
                    return beside(each);
                }
                below += each.certain();
            }
            reachesHalfBefore(PARTS);
            return here();
        }

        /** Goes on to {@code end} over what is even, or to where half of the weight is below; positions are in parts. */
        private boolean reachesHalfBefore(double end) {
            while (place < end) {
                int part = (int) place;
                double next = Math.min(end, part + 1.0);
                double step = even[part] * (next - place);
                if (step > 0 && below + step >= all / 2) {
                    place += (all / 2 - below) / even[part];
                    below = all / 2;
                    return true;
                }
                below += step;
                place = next;
            }
            return false;
        }

        private SplitPoint here() {
            int part = Math.min(PARTS - 1, (int) place);
            return point(inside(place), below, even[part]);
        }

        /** A key is on one side as a whole: on the one that leaves the halves more even. */
        private SplitPoint beside(HotKeys.Key key) {
            double after = below + key.certain();
            HashKey hash = hash(key);
            boolean isBelow = Math.abs(after - all / 2) < Math.abs(below - all / 2) && !hash.equals(range.last());
            return isBelow ? point(hash.next(), after, 0) : point(hash, below, 0);
        }

        private SplitPoint point(HashKey at, double weightBelow, double uncertain) {
            HashKey least = range.first().next();
            HashKey possible = at.compareTo(least) < 0 ? least : at;
            return new SplitPoint(possible, all > 0 ? weightBelow / all : 0, all > 0 ? uncertain / all : 0);
        }
    }

    private int part(HashKey hash) {
        return Math.min(PARTS - 1, (int) position(hash));
    }

    /** The place in the range, from 0 to {@link #PARTS}. */
    private double position(HashKey hash) {
        return hash.distanceFrom(range.first()) / width * PARTS;
    }

    private HashKey inside(double position) {
        BigInteger first = range.first().value();
        BigInteger size = range.last().value().subtract(first);
        // Thousandths of a part are finer than anything that is known.
        BigInteger thousandths = BigInteger.valueOf((long) (position * 1000));
        return HashKey.of(first.add(size.multiply(thousandths).divide(BigInteger.valueOf(PARTS * 1000L))));
    }

    private static HashKey hash(HotKeys.Key key) {
        return Objects.requireNonNull(key.hash());
    }
}
