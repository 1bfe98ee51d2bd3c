package dev.kdt.json;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The position of a value that is no container: the containers around it, and their keys before it. What can follow there depends on nothing
 * else; what did follow is known by its gaps.
 */
final class ValuePosition {
    private static final int MOST_GAPS = 6;

    /** Whether the value is a string, whose opening quote belongs to the gap before it, and the closing one to the gap after. */
    final boolean isString;

    /** A longer gap comes first: a shorter one may be its beginning. */
    private Gap[] gaps = new Gap[0];

    ValuePosition(boolean isString) {
        this.isString = isString;
    }

    /** The known gap that stands at {@code at}. */
    @Nullable
    Gap find(byte[] bytes, int at, int to) {
        for (Gap each : gaps) {
            if (each.isAt(bytes, at, to)) {
                return each;
            }
        }
        return null;
    }

    boolean isFull() {
        return gaps.length == MOST_GAPS;
    }

    void add(Gap gap) {
        gaps = Arrays.copyOf(gaps, gaps.length + 1);
        gaps[gaps.length - 1] = gap;
        Arrays.sort(gaps, Comparator.comparingInt(Gap::length).reversed());
    }
}
