package dev.kdt.local.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.local.stream.Shard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What destinations are told of discarded batches. */
class FailureDestinationTest {
    @TempDir
    private Path data;

    private MappingRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new MappingRig(data);
        rig.stream("orders", 1);
        rig.function("f", _ -> MappingRig.failed());
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    private Mapping discardTo(String arn) {
        rig.put("orders", "1", "2");
        Mapping mapping = rig.map(
                "orders",
                "f",
                "{\"MaximumRetryAttempts\":0,\"DestinationConfig\":{\"OnFailure\":{\"Destination\":\"" + arn + "\"}}}");
        rig.settle();
        return mapping;
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private String record() {
        Shard shard = rig.stream("orders").shards().all().getFirst();
        long now = rig.clock.millis();
        return "{\"requestContext\":{\"requestId\":\"66666666-7777-8888-9999-000000000000\","
            + "\"functionArn\":\"arn:aws:lambda:us-east-1:000000000000:function:f\","
            + "\"condition\":\"RetryAttemptsExhausted\",\"approximateInvokeCount\":1},"
            + "\"responseContext\":{\"statusCode\":200,\"executedVersion\":\"$LATEST\",\"functionError\":\"Unhandled\"},"
            + "\"version\":\"1.0\",\"timestamp\":\"2026-03-04T05:06:00.000Z\","
            + "\"KinesisBatchInfo\":{\"shardId\":\"shardId-000000000000\","
            + "\"startSequenceNumber\":\"" + shard.info().sequence(0, now) + "\","
                + "\"endSequenceNumber\":\"" + shard.info().sequence(1, now) + "\","
                + "\"approximateArrivalOfFirstRecord\":\"2026-03-04T05:06:00.000Z\","
                + "\"approximateArrivalOfLastRecord\":\"2026-03-04T05:06:00.000Z\","
                + "\"batchSize\":2,\"streamArn\":\"arn:aws:kinesis:us-east-1:000000000000:stream/orders\"";
    }

    @Test
    void aQueueGetsAMessageWithoutTheRecords() throws Exception {
        discardTo("arn:aws:sqs:us-east-1:000000000000:failures");
        List<Path> files = files(data.resolve("lambda-destinations"));
        assertEquals(1, files.size());
        assertEquals(
                data.resolve("lambda-destinations/sqs/failures"),
                files.getFirst().getParent());
        assertEquals(record() + "}}", Files.readString(files.getFirst()));
    }

    @Test
    void aTopicGetsTheSameMessage() throws Exception {
        discardTo("arn:aws:sns:us-east-1:000000000000:failures");
        List<Path> files = files(data.resolve("lambda-destinations/sns/failures"));
        assertEquals(record() + "}}", Files.readString(files.getFirst()));
    }

    @Test
    void aBucketGetsAnObjectWithTheRecords() throws Exception {
        Mapping mapping = discardTo("arn:aws:s3:::failures");
        List<Path> files = files(data.resolve("s3/failures"));
        assertEquals(1, files.size());
        String key = data.resolve("s3/failures").relativize(files.getFirst()).toString();
        assertTrue(
                key.matches("aws/lambda/" + mapping.config().uuid()
                        + "/shardId-000000000000/2026/03/04/2026-03-04T05\\.06\\.00-[0-9a-f-]{36}"),
                key);
        String object = Files.readString(files.getFirst());
        assertTrue(object.startsWith(record() + "},\"payload\":"), object);
        JsonNode payload = MappingRig.JSON.readTree(
                MappingRig.JSON.readTree(object).path("payload").asText());
        assertEquals(List.of("1", "2"), MappingRig.texts(payload));
        assertEquals(
                List.of(),
                files(data.resolve("mappings").resolve(mapping.config().uuid()).resolve("unfinished")));
    }
}
