package dev.kdt.load;

import java.util.List;
import java.util.stream.LongStream;

/** The load of each of the last seconds, by arrival. Not safe for use by several threads. */
final class SecondLoads {
    /** A minute, and room for records that come in any order and for clocks that differ. */
    private static final int KEPT = 128;

    private final long[] seconds = new long[KEPT];
    private final double[] records = new double[KEPT];
    private final double[] bytes = new double[KEPT];

    /**
     * Counts a record. What arrived long before the newest is passed over.
     *
     * @param second of its arrival, since 1970
     * @return the load of that second so far
     */
    Load add(long second, double itsBytes) {
        int place = place(second);
        if (seconds[place] > second) {
            return Load.NONE;
        }
        if (seconds[place] < second) {
            seconds[place] = second;
            records[place] = 0;
            bytes[place] = 0;
        }
        records[place]++;
        bytes[place] += itsBytes;
        return new Load(records[place], bytes[place]);
    }

    /** The load of one second. */
    Load of(long second) {
        int place = place(second);
        return seconds[place] == second ? new Load(records[place], bytes[place]) : Load.NONE;
    }

    /** The load of {@code count} seconds together, the last of which is the one before {@code end}. */
    Load sum(long end, int count) {
        Load sum = Load.NONE;
        for (long each = end - count; each < end; each++) {
            sum = sum.plus(of(each));
        }
        return sum;
    }

    /** The share of the limits in each of {@code count} seconds, the last of which is the one before {@code end}. */
    List<Double> shares(long end, int count) {
        return LongStream.range(end - count, end)
                .mapToObj(each -> of(each).share())
                .toList();
    }

    private static int place(long second) {
        return (int) Math.floorMod(second, (long) KEPT);
    }
}
