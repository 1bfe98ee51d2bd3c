package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** An endpoint in a process of its own is killed under load: what was acknowledged is there afterwards, once. */
class KillTest {
    private static final int KILLS = 3;

    @Test
    void nothingAcknowledgedIsLostOrDoubled(@TempDir Path data) throws Exception {
        Set<String> acknowledged = new TreeSet<>();
        for (int round = 0; round < KILLS; round++) {
            Process process = spawn(data);
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                URI uri = URI.create(out.readLine());
                load(uri, round, process, acknowledged);
            }
            process.waitFor();
        }
        try (Endpoint endpoint = Endpoint.start(EndpointOptions.in(data).withTransition(Duration.ZERO))) {
            Map<String, Integer> kept = kept(endpoint.uri());
            assertTrue(kept.keySet().containsAll(acknowledged), "records are lost");
            assertEquals(Set.of(1), new TreeSet<>(kept.values()));
            endpoint.flush("d").join();
        }
        Map<String, Integer> delivered = delivered(data);
        assertTrue(delivered.keySet().containsAll(acknowledged), "records are not delivered");
        assertEquals(Set.of(1), new TreeSet<>(delivered.values()));
    }

    private static Process spawn(Path data) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Standalone.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** An endpoint that prints where it is and stays. */
    static final class Standalone {
        private Standalone() {}

        public static void main(String[] arguments) throws Exception {
            Endpoint endpoint =
                    Endpoint.start(EndpointOptions.in(Path.of(arguments[0])).withTransition(Duration.ZERO));
            System.out.println(endpoint.uri());
            Thread.currentThread().join();
        }
    }

    /** Puts batches to both services, and kills the endpoint while more are on their way. */
    private static void load(URI uri, int round, Process process, Set<String> acknowledged) {
        try (KinesisClient kinesis = EndpointClients.kinesis(uri);
                FirehoseClient firehose = EndpointClients.firehose(uri)) {
            if (round == 0) {
                kinesis.createStream(r -> r.streamName("s").shardCount(2));
                firehose.createDeliveryStream(r -> r.deliveryStreamName("d")
                        .extendedS3DestinationConfiguration(s3 -> s3.roleARN("arn:aws:iam::000000000000:role/any")
                                .bucketARN("arn:aws:s3:::bucket")
                                .bufferingHints(
                                        hints -> hints.intervalInSeconds(0).sizeInMBs(1))));
            }
            for (int batch = 0; ; batch++) {
                List<String> texts = texts(round, batch);
                kinesis.putRecords(r -> r.streamName("s")
                        .records(texts.stream()
                                .map(text -> PutRecordsRequestEntry.builder()
                                        .partitionKey(text)
                                        .data(SdkBytes.fromUtf8String(text))
                                        .build())
                                .toList()));
                firehose.putRecordBatch(r -> r.deliveryStreamName("d")
                        .records(texts.stream()
                                .map(text -> Record.builder()
                                        .data(SdkBytes.fromUtf8String(text + "\n"))
                                        .build())
                                .toList()));
                acknowledged.addAll(texts);
                if (batch == 20) {
                    Thread.ofVirtual().start(process::destroyForcibly);
                }
            }
        } catch (SdkException e) {
            assertTrue(acknowledged.size() > round * 20 * 50, e::toString); // The kill.
        }
    }

    private static List<String> texts(int round, int batch) {
        return IntStream.range(0, 50)
                .mapToObj(i -> round + "-" + batch + "-" + i)
                .toList();
    }

    private static Map<String, Integer> kept(URI uri) {
        Map<String, Integer> kept = new HashMap<>();
        try (KinesisClient kinesis = EndpointClients.kinesis(uri)) {
            for (Shard shard : kinesis.listShards(r -> r.streamName("s")).shards()) {
                String iterator = kinesis.getShardIterator(r -> r.streamName("s")
                                .shardId(shard.shardId())
                                .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                        .shardIterator();
                GetRecordsResponse got = kinesis.getRecords(r -> r.shardIterator(iterator));
                got.records().forEach(r -> kept.merge(r.data().asUtf8String(), 1, Integer::sum));
            }
        }
        return kept;
    }

    private static Map<String, Integer> delivered(Path data) throws IOException {
        Map<String, Integer> delivered = new HashMap<>();
        List<Path> objects = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data.resolve("s3/bucket"))) {
            files.filter(Files::isRegularFile).forEach(objects::add);
        }
        for (Path object : objects) {
            Files.readString(object).lines().forEach(line -> delivered.merge(line, 1, Integer::sum));
        }
        return delivered;
    }
}
