package dev.kdt.endpoint.junit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.bytes.Slice;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.option.VirtualClock;
import dev.kdt.local.file.Folders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A started endpoint in a folder of its own, which is deleted when it is closed. */
final class FreshEndpoint implements AutoCloseable {

    private final Path folder;
    private final Endpoint endpoint;
    private final EndpointCalls calls;
    private final @Nullable VirtualClock clock;

    private FreshEndpoint(Path folder, Endpoint endpoint, @Nullable VirtualClock clock) {
        this.folder = folder;
        this.endpoint = endpoint;
        this.clock = clock;
        this.calls = new EndpointCalls(endpoint.uri());
    }

    static FreshEndpoint start(KinesisEndpointBuilder settings) throws IOException {
        Path folder = Files.createTempDirectory("kinesis");
        try {
            Instant start = settings.virtualStart();
            VirtualClock clock = start == null ? null : new VirtualClock(start);
            return new FreshEndpoint(folder, Endpoint.start(settings.options(folder, clock)), clock);
        } catch (IOException | RuntimeException e) {
            Folders.delete(folder);
            throw e;
        }
    }

    Endpoint endpoint() {
        return endpoint;
    }

    void tick(Duration duration) {
        if (clock == null) {
            throw new IllegalStateException(
                    "the endpoint's clock is the system clock, which cannot be moved: build the endpoint with"
                            + " virtualClock()");
        }
        clock.advance(duration);
        endpoint.settle();
    }

    List<StreamRecord> records(String stream) {
        List<StreamRecord> records = new ArrayList<>();
        JsonNode shards = calls.call(
                EndpointCalls.KINESIS + "ListShards", EndpointCalls.request().put("StreamName", stream));
        for (JsonNode shard : shards.path("Shards")) {
            read(stream, shard.path("ShardId").asText(), records);
        }
        return records;
    }

    private void read(String stream, String shard, List<StreamRecord> records) {
        JsonNode next = calls.call(
                        EndpointCalls.KINESIS + "GetShardIterator",
                        EndpointCalls.request()
                                .put("StreamName", stream)
                                .put("ShardId", shard)
                                .put("ShardIteratorType", "TRIM_HORIZON"))
                .path("ShardIterator");
        while (next.isTextual()) {
            JsonNode page = calls.call(
                    EndpointCalls.KINESIS + "GetRecords",
                    EndpointCalls.request().put("ShardIterator", next.asText()));
            for (JsonNode record : page.path("Records")) {
                records.add(record(shard, record));
            }
            boolean more = !page.path("Records").isEmpty()
                    || page.path("MillisBehindLatest").asLong() > 0;
            next = more ? page.path("NextShardIterator") : EndpointCalls.request();
        }
    }

    private static StreamRecord record(String shard, JsonNode record) {
        try {
            return new StreamRecord(
                    shard,
                    record.path("SequenceNumber").asText(),
                    record.path("PartitionKey").asText(),
                    Slice.of(record.path("Data").binaryValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<DeliveredObject> delivered(String bucket) {
        endpoint.flush().join();
        Path objects = folder.resolve("s3").resolve(bucket);
        if (!Files.exists(objects)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(objects)) {
            List<DeliveredObject> delivered = new ArrayList<>();
            for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                String key = objects.relativize(file).toString().replace('\\', '/');
                delivered.add(new DeliveredObject(key, Slice.of(content(file))));
            }
            return delivered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] content(Path file) throws IOException {
        byte[] stored = Files.readAllBytes(file);
        if (!file.toString().endsWith(".gz")) {
            return stored;
        }
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(stored))) {
            return plain.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        calls.close();
        try {
            endpoint.close();
        } finally {
            Folders.delete(folder);
        }
    }
}
