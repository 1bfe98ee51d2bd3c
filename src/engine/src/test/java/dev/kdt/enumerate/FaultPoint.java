package dev.kdt.enumerate;

import java.util.Comparator;

/**
 * One operation that can fail. It is named so that it is found again when threads run in another order.
 *
 * @param site the kind of the operation
 * @param place what it is done to: a file, a shard, a record
 * @param nth how often it is done there, counted from 1 through all processes of a run
 */
public record FaultPoint(FaultSite site, String place, int nth) implements Comparable<FaultPoint> {
    private static final Comparator<FaultPoint> ORDER = Comparator.comparing(FaultPoint::site)
            .thenComparing(FaultPoint::place)
            .thenComparingInt(FaultPoint::nth);

    @Override
    public int compareTo(FaultPoint other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return site + " " + place + " #" + nth;
    }
}
