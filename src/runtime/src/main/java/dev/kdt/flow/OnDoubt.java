package dev.kdt.flow;

/** The treatment of records in a request that had no answer: they may have arrived. */
public enum OnDoubt {
    /** They are sent again, and may be there twice then. */
    SEND_AGAIN,
    /** They are not sent again, and become unavailable, their arrival unknown. */
    GIVE_UP
}
