package dev.kdt.local.stream;

import dev.kdt.record.HashKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shard's properties, without its records.
 *
 * @param parent id of the shard it was split or merged from
 * @param adjacentParent id of the other shard of a merge
 * @param first lowest hash key of its range
 * @param last highest hash key of its range
 * @param created milliseconds since the epoch
 * @param closed milliseconds since the epoch, or 0 while it is open
 */
public record ShardInfo(
        int index,
        @Nullable String parent,
        @Nullable String adjacentParent,
        HashKey first,
        HashKey last,
        long created,
        long closed) {
    /** The first shards of a stream: {@code count} of them, as even as can be. */
    static List<ShardInfo> even(int count, long created) {
        List<ShardInfo> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            HashKey last = i == count - 1
                    ? HashKey.MAX
                    : HashKey.evenStart(i + 1, count).previous();
            all.add(new ShardInfo(i, null, null, HashKey.evenStart(i, count), last, created, 0));
        }
        return all;
    }

    public String id() {
        return ShardIndex.of(index);
    }

    public ReshardingPlan.Range range() {
        return new ReshardingPlan.Range(first, last);
    }

    public boolean isOpen() {
        return closed == 0;
    }

    ShardInfo closedAt(long millis) {
        return new ShardInfo(index, parent, adjacentParent, first, last, created, millis);
    }

    /** The sequence number of the record with {@code ordinal} that arrived at {@code arrival} milliseconds. */
    public String sequence(long ordinal, long arrival) {
        // Ordinals count from 0; the number 0 belongs to the shard itself.
        return new SequenceNumber(created / 1000, index, ordinal + 1, arrival / 1000).toString();
    }

    public String firstSequence() {
        return new SequenceNumber(created / 1000, index, 0, created / 1000).toString();
    }

    /** The end of a closed shard's range. */
    public @Nullable String lastSequence() {
        return isOpen()
                ? null
                : new SequenceNumber(created / 1000, index, SequenceNumber.LAST_ORDINAL, closed / 1000).toString();
    }
}
