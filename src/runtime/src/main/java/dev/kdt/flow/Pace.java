package dev.kdt.flow;

import java.time.Instant;

/** A rate of records, which may change with time. */
@FunctionalInterface
public interface Pace {
    /** Records a second at this time; 0 or more. The times of the calls do not fall. */
    double perSecond(Instant now);

    /** Whether the rate is the same at all times. */
    default boolean isSteady() {
        return false;
    }

    /**
     * A rate that does not change.
     *
     * @param perSecond records a second, more than 0
     */
    static Pace steady(double perSecond) {
        return new Pace() {
            @Override
            public double perSecond(Instant now) {
                return perSecond;
            }

            @Override
            public boolean isSteady() {
                return true;
            }
        };
    }
}
