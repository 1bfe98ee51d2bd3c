package dev.kdt.clients;

import dev.kdt.local.KinesisReshardingContract;
import dev.kdt.local.TestedEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of shards that are split, merged and scaled, judged by another's idea of the service. */
class KinesisLocalReshardingIT extends KinesisReshardingContract {
    @RegisterExtension
    static final Deviations DEVIATIONS = new Deviations(Map.of(
            "aSplitOutsideOfTheShardIsRefused", "a split by a hash key outside of the shard is let through",
            "aSplitShardClosesAndLeadsToItsChildren", "a closed shard is refused as in use, not as an invalid argument",
            "aStreamScalesToEvenShards", "UpdateShardCount splits shards in halves and leaves them uneven",
            "mergedShardsHaveOneChildWithTwoParents",
                    "a closed shard is refused as in use, not as an invalid argument"));

    @Override
    protected TestedEndpoint endpoint(Path data) throws IOException {
        return KinesisLocal.start();
    }
}
