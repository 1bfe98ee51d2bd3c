package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.destination.BucketServer;
import dev.kdt.destination.QueueServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code kdt run --parked} with a queue, and with a prefix in a bucket. */
class ParkedServicesTest extends LocalCommands {
    private static final List<String> ODD = IntStream.range(0, 50)
            .filter(each -> each % 2 == 1)
            .mapToObj(String::valueOf)
            .toList();

    @Test
    void recordsThatFailAreReadAgainFromAQueue() throws Exception {
        try (QueueServer queues = QueueServer.start("failed")) {
            String parked = "sqs:" + queues.urlOf("failed");
            produce(0, 50);
            Ran ran = run("odd.yaml", "--to", "even.ndjson", "--parked", parked);
            assertEquals(1, ran.code(), ran.err());
            assertTrue(ran.err().contains("25 parked in " + parked), ran.err());
            assertEquals(ODD, readAgain(String.join("\n", queues.messages("failed"))));
            assertEquals(25, lines("even.ndjson").size());
            assertEquals(
                    0,
                    run("odd.yaml", "--to", "even.ndjson", "--parked", parked).code());
            assertEquals(25, queues.messages("failed").size());
        }
    }

    @Test
    void recordsThatFailAreReadAgainFromABucket() throws Exception {
        try (BucketServer buckets = BucketServer.start("my-bucket")) {
            environment.put("AWS_ENDPOINT_URL_S3", buckets.endpoint().toString());
            produce(0, 50);
            Ran ran = run("odd.yaml", "--to", "even.ndjson", "--parked", "s3://my-bucket/failed");
            assertEquals(1, ran.code(), ran.err());
            assertTrue(ran.err().contains("25 parked in s3://my-bucket/failed"), ran.err());
            assertEquals(
                    ODD, readAgain(String.join("", buckets.objects("my-bucket").values())));
        }
    }

    @Test
    void nothingIsAcknowledgedThatCouldNotBeParked() throws Exception {
        try (QueueServer queues = QueueServer.start("failed")) {
            String parked = "sqs:" + queues.urlOf("failed");
            queues.denying("AmazonSQS.SendMessageBatch");
            produce(0, 50);
            Ran ran = run("odd.yaml", "--to", "even.ndjson", "--parked", parked);
            assertEquals(1, ran.code(), ran.err());
            assertTrue(ran.err().contains("queue 'failed': access denied by " + queues.endpoint()), ran.err());
            assertTrue(ran.err().contains(" could not be parked in " + parked), ran.err());
            assertFalse(ran.err().matches("(?s).*[0-9] parked in .*"), ran.err());
            assertEquals(List.of(), queues.messages("failed"));
            queues.denyingNothing();
            assertEquals(
                    1,
                    run("odd.yaml", "--to", "even.ndjson", "--parked", parked).code());
            assertEquals(ODD, readAgain(String.join("\n", queues.messages("failed"))));
        }
    }

    @Test
    void aPlaceThatIsMissingEndsTheRunBeforeAnythingIsWritten() throws Exception {
        try (QueueServer queues = QueueServer.start()) {
            String parked = "sqs:" + queues.urlOf("failed");
            produce(0, 2);
            Ran ran = run("odd.yaml", "--to", "even.ndjson", "--parked", parked);
            assertEquals(2, ran.code(), ran.err());
            assertTrue(ran.err().contains("queue 'failed' not found in " + queues.endpoint()), ran.err());
            assertFalse(Files.exists(folder.resolve("even.ndjson")));
        }
    }

    @Test
    void theEmbeddedEndpointHasNoPlaceToParkIn() {
        assertTold("has no SQS (AWS_ENDPOINT_URL_SQS=URL names one that has)", "sqs:failed");
        assertTold("has no S3 (AWS_ENDPOINT_URL_S3=URL names one that has)", "s3:my-bucket");
    }

    private void assertTold(String expected, String parked) {
        Ran ran = run("odd.yaml", "--to", "even.ndjson", "--parked", parked);
        assertEquals(2, ran.code(), ran.err());
        assertTrue(ran.err().contains("the embedded endpoint " + expected), ran.err());
    }

    /** The payloads of envelopes, as {@code --in envelope} reads them, in the order of their numbers. */
    private List<String> readAgain(String envelopes) throws IOException {
        Files.writeString(folder.resolve("failed.ndjson"), envelopes);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        out = read;
        Ran ran = kdt("", "process", "-e", ".", "failed.ndjson", "--in", "envelope");
        assertEquals(0, ran.code(), ran.err());
        return read.toString(StandardCharsets.UTF_8)
                .lines()
                .sorted(Comparator.comparing(Integer::valueOf))
                .toList();
    }
}
