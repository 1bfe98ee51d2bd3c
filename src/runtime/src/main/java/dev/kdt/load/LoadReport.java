package dev.kdt.load;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The load of a stream at one moment.
 *
 * @param from when the records began to arrive that it is of
 * @param to the end of that time
 * @param records that were counted, as they were put: an aggregate is one
 * @param shards in the order of their hash keys; closed ones, too, while their records are in that time
 * @param keys the heaviest of all shards, the heaviest first
 * @param sizes of records as they were put
 * @param userSizes of the records in aggregates; null when there was no aggregate
 * @param chains the most frequent first
 */
public record LoadReport(
        Instant from,
        Instant to,
        long records,
        List<ShardReport> shards,
        List<KeyReport> keys,
        Sizes sizes,
        @Nullable Sizes userSizes,
        List<ChainReport> chains) {
    /** The shards that take records, in the order of their hash keys. */
    public List<ShardReport> open() {
        return shards.stream().filter(ShardReport::isOpen).toList();
    }

    /** The load a second of all shards together, over the last ten seconds. */
    public Load recent() {
        return shards.stream().map(ShardReport::recent).reduce(Load.NONE, Load::plus);
    }

    /** The load a second of all shards together, over the whole time. */
    public Load average() {
        return shards.stream().map(ShardReport::average).reduce(Load.NONE, Load::plus);
    }
}
