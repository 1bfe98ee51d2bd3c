package dev.kdt.local;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.option.ShardQuota;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Our own endpoint, in this process. */
record EmbeddedEndpoint(Endpoint endpoint) implements TestedEndpoint {
    static EmbeddedEndpoint start(Path data) throws IOException {
        return new EmbeddedEndpoint(Endpoint.start(
                EndpointOptions.in(data).withTransition(Duration.ZERO).withShardQuota(ShardQuota.of(500))));
    }

    @Override
    public URI uri() {
        return endpoint.uri();
    }

    /** There is nothing to wait for: transitions take no time here. */
    @Override
    public void awaitActive(KinesisClient kinesis, String stream) {
        if (kinesis.describeStreamSummary(r -> r.streamName(stream))
                        .streamDescriptionSummary()
                        .streamStatus()
                != StreamStatus.ACTIVE) {
            throw new AssertionError(stream + " is not active");
        }
    }

    @Override
    public void close() throws IOException {
        endpoint.close();
    }
}
