package dev.kdt.cli.preflight;

import dev.kdt.cli.console.Amounts;
import org.jspecify.annotations.Nullable;

/** One limit, and how the records keep it. Not safe for use by several threads. */
final class LimitCheck {
    private final String name;
    private final String unit;
    private final long limit;
    private long largest;
    private long over;

    /**
     * Nothing was measured yet.
     *
     * @param name of what is limited: {@code partition key}
     * @param unit of the measure: {@code bytes}
     */
    LimitCheck(String name, String unit, long limit) {
        this.name = name;
        this.unit = unit;
        this.limit = limit;
    }

    /** The fault of a record of this measure; null when it keeps the limit. */
    @Nullable
    String measure(long measured) {
        largest = Math.max(largest, measured);
        if (measured <= limit) {
            return null;
        }
        over++;
        return name + " too large: " + Amounts.count(measured) + " " + unit + ", the limit is " + Amounts.count(limit);
    }

    /** A record was found to break the limit before it was measured. */
    void broken() {
        over++;
    }

    String name() {
        return name;
    }

    String unit() {
        return unit;
    }

    long limit() {
        return limit;
    }

    /** The largest measure of all records. */
    long largest() {
        return largest;
    }

    /** Number of records that break it. */
    long over() {
        return over;
    }
}
