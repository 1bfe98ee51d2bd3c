package dev.kdt.load;

/** How far a shard is read. */
public enum ShardState {
    /** Records are there that were not read yet, as far as is known. */
    BEHIND,
    /** All that was there when it was read last is read. */
    AT_TIP,
    /** It takes no records any more, and is read to its end. */
    CLOSED
}
