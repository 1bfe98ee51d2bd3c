package dev.kdt.flow;

/** The treatment of an output with which nothing is wrong, and that the target did not take in all attempts. */
public enum OnUnavailable {
    /** It is parked, and counts as settled: the work goes on without a target that is throttled for long. */
    PARK,
    /** It stays unsettled, for a host that is given its record again: what waits in a stream is not parked for an outage. */
    LEAVE
}
