package dev.kdt.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** What a contract test talks to: an endpoint of its own, or one that is named by a system property. */
record TestedEndpoint(URI uri, @Nullable Endpoint own) implements AutoCloseable {
    static TestedEndpoint start(Path data) throws IOException {
        String other = System.getProperty("kdt.contract.endpoint");
        if (other != null && !other.isEmpty()) {
            return new TestedEndpoint(URI.create(other), null);
        }
        Endpoint own = Endpoint.start(EndpointOptions.in(data).withTransition(Duration.ZERO));
        return new TestedEndpoint(own.uri(), own);
    }

    String freshName() {
        return "Test-" + UUID.randomUUID();
    }

    void awaitActive(KinesisClient kinesis, String stream) {
        if (own == null) {
            kinesis.waiter().waitUntilStreamExists(r -> r.streamName(stream));
        } else if (kinesis.describeStreamSummary(r -> r.streamName(stream))
                        .streamDescriptionSummary()
                        .streamStatus()
                != StreamStatus.ACTIVE) {
            throw new AssertionError(stream + " is not active");
        }
    }

    @Override
    public void close() throws IOException {
        if (own != null) {
            own.close();
        }
    }
}
