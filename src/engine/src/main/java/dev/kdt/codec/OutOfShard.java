package dev.kdt.codec;

/** The treatment of user records whose hash key is outside the shard of their aggregate. */
public enum OutOfShard {
    /** They are handed on, marked: not every writer of aggregates sends them again. */
    MARK,
    /** They are dropped, as the Kinesis Client Library does, which trusts that the Kinesis Producer Library sends them again. */
    DROP
}
