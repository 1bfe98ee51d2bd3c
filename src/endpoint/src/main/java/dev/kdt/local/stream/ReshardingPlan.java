package dev.kdt.local.stream;

import dev.kdt.local.wire.ServiceException;
import dev.kdt.record.HashKey;
import java.util.ArrayList;
import java.util.List;

/** Decides, while nothing else changes a stream, which of its shards are to be closed and which are to be opened. */
@FunctionalInterface
public interface ReshardingPlan {
    /**
     * The steps, each on the outcome of those before it.
     *
     * @throws ServiceException to refuse
     */
    List<Step> steps(ShardMap shards);

    /** Closes {@code parents} (indexes) and opens {@code children}. */
    record Step(List<Integer> parents, List<Range> children) {}

    /** A range of hash keys, both ends included. */
    record Range(HashKey first, HashKey last) {
        /**
         * Whether it can be cut in front of {@code key}: no shard is narrower than two keys (Amazon Kinesis API Reference,
         * SplitShard).
         */
        public boolean splitsAt(HashKey key) {
            return key.compareTo(first.next()) > 0 && key.compareTo(last) < 0;
        }
    }

    /** Splits a shard in front of {@code key}. */
    static Step split(int index, Range range, HashKey key) {
        return new Step(
                List.of(index), List.of(new Range(range.first(), key.previous()), new Range(key, range.last())));
    }

    /** Merges two neighbours, the lower one first. */
    static Step merge(int low, int high, Range both) {
        return new Step(List.of(low, high), List.of(both));
    }

    /** The shards after {@code steps}: those before, some of them closed at {@code now}, and then the new ones. */
    static List<ShardInfo> after(List<ShardInfo> before, List<Step> steps, long now) {
        List<ShardInfo> shards = new ArrayList<>(before);
        for (Step step : steps) {
            String parent = ShardIndex.of(step.parents().getFirst());
            String adjacent =
                    step.parents().size() > 1 ? ShardIndex.of(step.parents().get(1)) : null;
            for (Range range : step.children()) {
                shards.add(new ShardInfo(shards.size(), parent, adjacent, range.first(), range.last(), now, 0));
            }
            step.parents().forEach(index -> shards.set(index, shards.get(index).closedAt(now)));
        }
        return shards;
    }
}
