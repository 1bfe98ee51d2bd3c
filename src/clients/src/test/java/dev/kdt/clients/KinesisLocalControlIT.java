package dev.kdt.clients;

import dev.kdt.local.KinesisControlContract;
import dev.kdt.local.TestedEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of what else can be done to streams, judged by another's idea of the service. */
class KinesisLocalControlIT extends KinesisControlContract {
    @RegisterExtension
    static final Deviations DEVIATIONS = new Deviations(Map.of(
            "aPolicyIsKeptUntilItIsDeleted", "GetResourcePolicy of a stream without a policy finds nothing",
            "aSplitOutsideOfTheShardIsRefused", "a split by a hash key outside of the shard is let through",
            "aSplitShardClosesAndLeadsToItsChildren", "a closed shard is refused as in use, not as an invalid argument",
            "aStreamScalesToEvenShards", "UpdateShardCount splits shards in halves and leaves them uneven",
            "consumersAreRegisteredDescribedAndDeregistered", "ListStreamConsumers gives no NextToken",
            "limitsAndSettingsOfTheAccountAreTold", "DescribeAccountSettings does not tell the billing commitment",
            "mergedShardsHaveOneChildWithTwoParents", "a closed shard is refused as in use, not as an invalid argument",
            "recordsMayBeAsLargeAsTheStreamSays", "a record that is too large is refused with another type"));

    @Override
    protected TestedEndpoint endpoint(Path data) throws IOException {
        return KinesisLocal.start();
    }
}
