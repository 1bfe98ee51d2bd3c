package dev.kdt.clients;

import dev.kdt.local.KinesisSettingsContract;
import dev.kdt.local.TestedEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of streams' settings, judged by another's idea of the service. */
class KinesisLocalSettingsIT extends KinesisSettingsContract {
    @RegisterExtension
    static final Deviations DEVIATIONS = new Deviations(Map.of(
            "aPolicyIsKeptUntilItIsDeleted", "GetResourcePolicy of a stream without a policy finds nothing",
            "consumersAreRegisteredDescribedAndDeregistered", "ListStreamConsumers gives no NextToken",
            "limitsAndSettingsOfTheAccountAreTold", "DescribeAccountSettings does not tell the billing commitment",
            "recordsMayBeAsLargeAsTheStreamSays", "a record that is too large is refused with another type"));

    @Override
    protected TestedEndpoint endpoint(Path data) throws IOException {
        return KinesisLocal.start();
    }
}
