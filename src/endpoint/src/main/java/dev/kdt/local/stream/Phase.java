package dev.kdt.local.stream;

/** The status of a stream or a consumer, by its name on the wire. */
public enum Phase {
    CREATING,
    ACTIVE,
    UPDATING,
    DELETING
}
