package dev.kdt.codec;

/** Whether a record that was sent without success is at the target all the same. */
public enum Arrival {
    /** It is not there: it was not sent, or the service refused it. */
    NONE,
    /** Not known: a request that held it was not answered, or not by an answer that fits. */
    UNKNOWN
}
