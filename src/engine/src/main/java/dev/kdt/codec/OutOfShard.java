package dev.kdt.codec;

/** What becomes of user records whose hash key is not of the shard that their aggregate is in. */
public enum OutOfShard {
    /** They are handed on, marked: not every writer of aggregates sends them again. */
    MARK,
    /** They are dropped, as the Kinesis Client Library does, which trusts that the Kinesis Producer Library sends them again. */
    DROP
}
