package dev.kdt.redrive;

/** What is known of a leftover. */
public enum SentState {
    /** It was not sent, or its target is known not to have it. */
    OPEN,
    /** It was sent, or parked elsewhere. */
    SENT,
    /** A request that held it was begun, and nobody knows whether it arrived. */
    UNKNOWN
}
