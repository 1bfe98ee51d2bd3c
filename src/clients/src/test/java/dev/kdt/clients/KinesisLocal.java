package dev.kdt.clients;

import dev.kdt.local.TestedEndpoint;
import dev.kdt.process.KdtProcess;
import dev.kdt.process.Waiting;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** npm's {@code kinesis-local} (https://github.com/etspaceman/kinesis-mock): another's idea of the service. */
record KinesisLocal(URI uri, Process process) implements TestedEndpoint {
    private static final List<String> TRANSITIONS = List.of(
            "CREATE_STREAM",
            "DELETE_STREAM",
            "REGISTER_STREAM_CONSUMER",
            "START_STREAM_ENCRYPTION",
            "STOP_STREAM_ENCRYPTION",
            "DEREGISTER_STREAM_CONSUMER",
            "MERGE_SHARDS",
            "SPLIT_SHARD",
            "UPDATE_SHARD_COUNT",
            "UPDATE_STREAM_MODE");

    static KinesisLocal start() throws IOException {
        try {
            return startIn(Programs.npmPackage("kinesis-local"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static KinesisLocal startIn(Path folder) throws IOException, InterruptedException {
        int port = KdtProcess.Place.freePort();
        // It looks for its certificate in the working directory.
        ProcessBuilder builder = new ProcessBuilder(Client.NODE.program(), "main.js").directory(folder.toFile());
        builder.environment().put("KINESIS_MOCK_PLAIN_PORT", String.valueOf(port));
        builder.environment().put("KINESIS_MOCK_TLS_PORT", String.valueOf(KdtProcess.Place.freePort()));
        builder.environment().put("SHARD_LIMIT", "500");
        for (String transition : TRANSITIONS) {
            builder.environment().put(transition + "_DURATION", "0s");
        }
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Waiting.until(
                () -> {
                    new Socket("127.0.0.1", port).close();
                    return true;
                },
                "kinesis-local does not listen");
        return new KinesisLocal(URI.create("http://127.0.0.1:" + port), process);
    }

    @Override
    public void awaitActive(KinesisClient kinesis, String stream) {
        try {
            Waiting.until(
                    () -> kinesis.describeStreamSummary(r -> r.streamName(stream))
                                    .streamDescriptionSummary()
                                    .streamStatus()
                            == StreamStatus.ACTIVE,
                    stream + " is not active");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
