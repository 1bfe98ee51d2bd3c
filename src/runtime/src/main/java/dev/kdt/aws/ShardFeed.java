package dev.kdt.aws;

/** Gives the records of one shard, part after part. Used by one thread. */
interface ShardFeed extends AutoCloseable {
    /**
     * Waits for the next part, which may be empty: when nothing new has come for a moment.
     *
     * @param start where the part begins: after the last record that was taken of the parts before, or where reading starts
     * @throws AwsException when the shard cannot be read
     */
    ShardPart next(StartAt start) throws InterruptedException;

    /** The next part will not be asked for at once. */
    default void pause() {}

    /** Nothing more is asked for. */
    @Override
    default void close() {}
}
