package dev.kdt.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * The least program that does with the SDK and Jackson what the pipeline of {@link RunComparison} does: a thread for each shard calls
 * GetRecords until it is at the tip, leaves out one type of event, and puts five fields of each other one into a delivery stream. It
 * knows no checkpoints, no bad records, no resharding, no throttles and no faults.
 */
final class PlainRunner {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PlainRunner() {}

    /** From the stream {@code args[1]} to the delivery stream {@code args[2]} of the endpoint {@code args[0]}. */
    public static void main(String[] args) throws InterruptedException {
        try (KinesisClient kinesis = KinesisClient.builder()
                .endpointOverride(URI.create(args[0]))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build()) {
            List<Thread> threads = new ArrayList<>();
            for (Shard shard : kinesis.listShards(r -> r.streamName(args[1])).shards()) {
                threads.add(Thread.ofVirtual().start(() -> {
                    try (PlainPusher pusher = new PlainPusher(args[0], args[2])) {
                        run(kinesis, args[1], shard.shardId(), pusher);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static void run(KinesisClient kinesis, String stream, String shard, PlainPusher pusher) {
        String iterator = kinesis.getShardIterator(request ->
                        request.streamName(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        long behind = 1;
        while (behind > 0) {
            String from = iterator;
            GetRecordsResponse answer = kinesis.getRecords(request -> request.shardIterator(from));
            for (Record each : answer.records()) {
                byte @Nullable [] result = result(each.data().asByteArrayUnsafe());
                if (result != null) {
                    pusher.put(SdkBytes.fromByteArrayUnsafe(result));
                }
            }
            iterator = answer.nextShardIterator();
            behind = answer.millisBehindLatest();
        }
        pusher.flush();
    }

    /** The result of an event, with a newline; null when there is none. */
    private static byte @Nullable [] result(byte[] data) {
        try {
            JsonNode event = JSON.readTree(data);
            if (event.path("type").asText().equals("scroll")) {
                return null;
            }
            JsonNode item = event.path("items").path(0);
            ObjectNode result = JSON.createObjectNode();
            result.set("id", event.get("id"));
            result.set("type", event.get("type"));
            result.set("at", event.get("at"));
            result.set("user", event.get("user"));
            result.put("total", item.path("qty").asInt() * item.path("price").asDouble());
            byte[] bytes = JSON.writeValueAsBytes(result);
            byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
            line[bytes.length] = '\n';
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
