package dev.kdt.clients;

import dev.kdt.local.KinesisContract;
import dev.kdt.local.TestedEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of reading and writing, judged by another's idea of the service. */
class KinesisLocalIT extends KinesisContract {
    @RegisterExtension
    static final Deviations DEVIATIONS = new Deviations(Map.of(
            "aStreamIsCreatedOnce", "its message does not name the account",
            "anUnknownStreamIsNotFound", "its message does not name the account",
            "listingsCanBePaged", "ListStreams gives no NextToken, so that the SDK asks for the first page again"));

    @Override
    protected TestedEndpoint endpoint(Path data) throws IOException {
        return KinesisLocal.start();
    }
}
