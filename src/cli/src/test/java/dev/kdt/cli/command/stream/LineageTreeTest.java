package dev.kdt.cli.command.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.record.HashKey;
import dev.kdt.record.ShardId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.Shard;

class LineageTreeTest {
    @Test
    void aMergedShardStandsBelowBothParentsAndItsChildrenOnce() {
        assertEquals(
                List.of(
                        "0 closed",
                        "├ 2 closed",
                        "│ └ 4 closed, merge of 2 and 3",
                        "│   ├ 5 open, 25.0 %",
                        "│   └ 6 open, 25.0 %",
                        "└ 3 closed",
                        "  └ 4 (merge of 2 and 3, see above)",
                        "1 open, 50.0 %"),
                LineageTree.lines(
                        new ShardHistory(List.of(
                                closed(0, 0, 2, null, null),
                                open(1, 2, 4, null),
                                closed(2, 0, 1, 0, null),
                                closed(3, 1, 2, 0, null),
                                closed(4, 0, 2, 2, 3),
                                open(5, 0, 1, 4),
                                open(6, 1, 2, 4))),
                        40));
    }

    @Test
    void aShardWhoseParentIsForgottenIsARoot() {
        ShardHistory shards = new ShardHistory(List.of(closed(7, 0, 4, 3, null), open(8, 0, 2, 7), open(9, 2, 4, 7)));
        assertEquals("split of 3", ShardHistory.origin(shards.roots().getFirst()));
        assertEquals(List.of("7 closed", "├ 8 open, 50.0 %", "└ 9 open, 50.0 %"), LineageTree.lines(shards, 40));
    }

    @Test
    void aStreamThatWasNeverReshardedHasNoTree() {
        assertEquals(
                List.of(), LineageTree.lines(new ShardHistory(List.of(open(0, 0, 2, null), open(1, 2, 4, null))), 40));
    }

    /** 300 shards, each split into one that is split again, and one that is not. */
    @Test
    void aLongHistoryIsCutAndCounted() {
        List<Shard> shards = new ArrayList<>();
        shards.add(closed(0, 0, 4, null, null));
        for (int i = 1; i < 299; i += 2) {
            shards.add(open(i, 0, 1, Math.max(0, i - 1)));
            shards.add(closed(i + 1, 1, 4, Math.max(0, i - 1), null));
        }
        List<String> lines = LineageTree.lines(new ShardHistory(shards), 40);
        assertEquals(41, lines.size());
        assertEquals("... and 259 shards (--full draws all)", lines.getLast());
        assertEquals(
                299,
                LineageTree.lines(new ShardHistory(shards), Integer.MAX_VALUE).size());
    }

    private static Shard open(int number, int first, int last, @Nullable Integer parent) {
        return shard(number, first, last, parent, null)
                .sequenceNumberRange(range -> range.startingSequenceNumber("1"))
                .build();
    }

    private static Shard closed(int number, int first, int last, @Nullable Integer parent, @Nullable Integer adjacent) {
        return shard(number, first, last, parent, adjacent)
                .sequenceNumberRange(range -> range.startingSequenceNumber("1").endingSequenceNumber("2"))
                .build();
    }

    /** Hash keys from one quarter to before another. */
    private static Shard.Builder shard(
            int number, int first, int last, @Nullable Integer parent, @Nullable Integer adjacent) {
        HashKey end = last == 4 ? HashKey.MAX : HashKey.evenStart(last, 4).previous();
        return Shard.builder()
                .shardId(ShardId.of(String.valueOf(number)))
                .parentShardId(parent == null ? null : ShardId.of(parent.toString()))
                .adjacentParentShardId(adjacent == null ? null : ShardId.of(adjacent.toString()))
                .hashKeyRange(
                        keys -> keys.startingHashKey(HashKey.evenStart(first, 4).toString())
                                .endingHashKey(end.toString()));
    }
}
