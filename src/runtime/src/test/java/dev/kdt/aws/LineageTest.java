package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.Shard;

class LineageTest {
    private final Lineage lineage = new Lineage();

    @Test
    void theChildrenOfASplitWaitForTheirParent() {
        lineage.learn(List.of(shard("p", null, null), shard("c1", "p", null), shard("c2", "p", null)));
        assertEquals(List.of("p"), startable());
        assertEquals(List.of(), startable());
        lineage.done("p");
        assertEquals(List.of("c1", "c2"), startable());
    }

    @Test
    void theChildOfAMergeWaitsForBothParents() {
        lineage.learn(List.of(shard("p1", null, null), shard("p2", null, null), shard("c", "p1", "p2")));
        startable();
        lineage.done("p2");
        assertEquals(List.of(), startable());
        lineage.done("p1");
        assertEquals(List.of("c"), startable());
    }

    @Test
    void aParentThatTheServiceHasForgottenIsNotWaitedFor() {
        lineage.learn(List.of(shard("c", "trimmed", null)));
        assertEquals(List.of("c"), startable());
    }

    private List<String> startable() {
        return lineage.startable().stream().map(Shard::shardId).toList();
    }

    private static Shard shard(String id, @Nullable String parent, @Nullable String adjacent) {
        return Shard.builder()
                .shardId(id)
                .parentShardId(parent)
                .adjacentParentShardId(adjacent)
                .build();
    }
}
