package dev.kdt.local;

import java.io.Closeable;
import java.net.URI;
import java.util.UUID;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** What a contract test talks to. */
public interface TestedEndpoint extends Closeable {
    URI uri();

    /** Returns when the stream has left the state that it was in after the last call. */
    void awaitActive(KinesisClient kinesis, String stream);

    default String freshName() {
        return "Test-" + UUID.randomUUID();
    }
}
