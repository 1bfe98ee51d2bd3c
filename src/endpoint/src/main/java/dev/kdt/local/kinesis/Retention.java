package dev.kdt.local.kinesis;

import dev.kdt.local.wire.ServiceException;

/** The bounds of retention (Kinesis Data Streams, "Change the data retention period"). */
final class Retention {
    private static final int MIN_HOURS = 24;
    private static final int MAX_HOURS = 8760;

    private Retention() {}

    /** {@code hours} themselves when the service would take them. */
    static int checked(int hours) {
        if (hours < MIN_HOURS) {
            throw ServiceException.invalidArgument("Minimum allowed retention period is " + MIN_HOURS
                    + " hours. Requested retention period (" + hours + " hours) is too short.");
        }
        if (hours > MAX_HOURS) {
            throw ServiceException.invalidArgument("Maximum allowed retention period is " + MAX_HOURS
                    + " hours. Requested retention period (" + hours + " hours) is too long.");
        }
        return hours;
    }
}
