package dev.kdt.load;

/** A piece of advice for a load. */
public sealed interface Advice {
    /**
     * Split a shard that is too busy.
     *
     * @param share of its limits that it takes now
     */
    record Split(String shard, double share, SplitPoint point) implements Advice {}

    /**
     * Merge two shards that lie side by side and have little to do.
     *
     * @param share of the limits of one shard that both take together
     */
    record Merge(String lower, String upper, double share) implements Advice {}

    /**
     * Change the number of shards: fewer are enough.
     *
     * @param open the number of open shards
     * @param enough the number to which it can be changed
     * @param share of its limits that the busiest of them would take at the most
     */
    record Scale(int open, int enough, double share) implements Advice {}

    /**
     * Spread a key over several: a shard holds all of it, however often it is split.
     *
     * @param shardShare of its limits that the key's shard takes
     */
    record SpreadKey(KeyReport key, double shardShare) implements Advice {}

    /**
     * A shard is too busy, but where to split it cannot be said: much of its load came with explicit hash keys, which readers are not told.
     *
     * @param share of its limits that it takes now
     * @param unplaced the share of its load of which the place is not known
     */
    record Unplaced(String shard, double share, double unplaced) implements Advice {}

    /**
     * A shard of an on-demand stream is too busy: the service splits it by itself.
     *
     * @param share of its limits that it takes now
     */
    record Wait(String shard, double share) implements Advice {}
}
