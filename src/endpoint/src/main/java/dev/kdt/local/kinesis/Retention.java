package dev.kdt.local.kinesis;

import dev.kdt.local.wire.ServiceException;
import dev.kdt.record.Limits;

/** The bounds of retention (Kinesis Data Streams, "Change the data retention period"). */
final class Retention {
    private Retention() {}

    /** {@code hours} themselves when the service would take them. */
    static int checked(int hours) {
        if (hours < Limits.SHORTEST_RETENTION_HOURS) {
            throw ServiceException.invalidArgument(
                    "Minimum allowed retention period is " + Limits.SHORTEST_RETENTION_HOURS
                            + " hours. Requested retention period (" + hours + " hours) is too short.");
        }
        if (hours > Limits.LONGEST_RETENTION_HOURS) {
            throw ServiceException.invalidArgument(
                    "Maximum allowed retention period is " + Limits.LONGEST_RETENTION_HOURS
                            + " hours. Requested retention period (" + hours + " hours) is too long.");
        }
        return hours;
    }
}
