package dev.kdt.flow;

/** The treatment of a record that the pipeline could not process. */
public enum OnFailure {
    /** It is parked and counts as settled. */
    PARK,
    /** It is dropped on purpose, counted, and settled. */
    DROP,
    /** The work stops, and the record is not settled. */
    STOP,
    /** It stays unsettled and the rest goes on: the host hands it back to where it came from, as Lambda does. */
    LEAVE
}
