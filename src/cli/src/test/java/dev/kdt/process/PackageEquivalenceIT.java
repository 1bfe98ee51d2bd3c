package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kdt.SampleEvents;
import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.aws.StreamControl;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import dev.kdt.record.KinesisRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Samples in packaged functions, with nothing but the package's classes, end in the same outcomes as on files. */
class PackageEquivalenceIT {
    private static final Path SAMPLES = Path.of("samples").toAbsolutePath();
    private static final Map<String, String> SALT = Map.of("CLICKS_SALT", "pepper");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "orders, orders.ndjson",
        "clickstream, clickstream.ndjson",
        "cloudwatch-logs, cloudwatch-logs.envelopes.ndjson"
    })
    void endsInTheSameOutcomesAsOnFiles(String sample, String capture) throws Exception {
        Place place = Place.in(folder).with(SALT);
        List<KinesisRecord> records = SampleEvents.records(SAMPLES.resolve(capture));
        String pipeline = SAMPLES.resolve(sample + ".yaml").toString();
        Files.write(folder.resolve("wire.ndjson"), SampleEvents.envelopes(records));
        try (KdtProcess process = place.start(
                "process", pipeline, "wire.ndjson", "--in", "envelope", "--to", "out", "--parked", "parked")) {
            Ended ended = process.ended();
            assertEquals(sample.equals("orders") ? 1 : 0, ended.code(), ended::err);
        }
        String outputs = Files.readString(folder.resolve("out"));
        List<String> parked =
                Files.exists(folder.resolve("parked")) ? Files.readAllLines(folder.resolve("parked")) : List.of();
        assertFalse(outputs.isEmpty());

        String answer = PackagedFunction.of(place, pipeline, "--no-test", "--transformation")
                .answer("dev.kdt.lambda.FirehoseHandler", SampleEvents.deliveryEvent(records), SALT);
        assertEquals(outputs, SampleEvents.delivered(answer));
        assertEquals(parked.size(), SampleEvents.failed(answer));

        PackagedFunction function =
                PackagedFunction.of(place, pipeline, "--no-test", "--to", "kinesis:clean", "--parked", "kinesis:aside");
        try (Endpoint endpoint = Endpoint.start(
                        EndpointOptions.in(folder.resolve("data")).withTransition(Duration.ZERO));
                Clients clients = Clients.oneShot(new AwsSettings(null, null, null, endpoint.uri(), Map.of()))) {
            StreamControl streams = new StreamControl(clients.kinesis(), clients.place(), _ -> {});
            streams.create("clean", 1);
            streams.create("aside", 1);
            Map<String, String> environment = new HashMap<>(SALT);
            environment.put("AWS_ENDPOINT_URL", endpoint.uri().toString());
            environment.put("AWS_REGION", "us-east-1");
            environment.put("AWS_ACCESS_KEY_ID", "local");
            environment.put("AWS_SECRET_ACCESS_KEY", "local");
            assertEquals(
                    "{\"batchItemFailures\":[]}",
                    function.answer("dev.kdt.lambda.KinesisHandler", SampleEvents.streamEvent(records), environment));
            assertEquals(outputs, String.join("", data("clean", clients.kinesis())));
            assertEquals(parked.size(), data("aside", clients.kinesis()).size());
        }
    }

    private static List<String> data(String stream, KinesisClient client) {
        List<String> data = new ArrayList<>();
        String shard = client.listShards(request -> request.streamName(stream))
                .shards()
                .getFirst()
                .shardId();
        String iterator = client.getShardIterator(request ->
                        request.streamName(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        for (boolean behind = true; behind; ) {
            String next = iterator;
            GetRecordsResponse some = client.getRecords(request -> request.shardIterator(next));
            some.records().stream().map(Record::data).forEach(each -> data.add(each.asUtf8String()));
            iterator = some.nextShardIterator();
            behind = some.millisBehindLatest() > 0;
        }
        return data;
    }
}
